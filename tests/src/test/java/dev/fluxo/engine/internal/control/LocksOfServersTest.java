package dev.fluxo.engine.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.spi.Secret;
import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.TestDatabases;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lock that was freed is free for others at once, though the connection that held it lives on. */
class LocksOfServersTest {
    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @ParameterizedTest
    @MethodSource("dev.fluxo.testkit.Backends#all")
    void goFromOneProcessToTheOther(Backend backend) {
        try (dev.fluxo.testkit.Database server = backend.create("dw")) {
            Database one = open(server);
            Database other = open(server);
            ControlSchema.ensure(one, true);
            for (int time = 1; time <= 2; time++) {
                isFreedByOneAndTakenByTheOther(one, other);
                isFreedByOneAndTakenByTheOther(other, one);
            }
            databases.closeAll();
        }
    }

    private static void isFreedByOneAndTakenByTheOther(Database one, Database other) {
        try (NamedLock held = NamedLock.tryAcquire(one, "entity:dim_a")) {
            assertThat(held).isNotNull();
            assertThat(NamedLock.tryAcquire(other, "entity:dim_a")).isNull();
        }
        try (NamedLock held = NamedLock.tryAcquire(other, "entity:dim_a")) {
            assertThat(held).isNotNull();
            assertThat(NamedLock.tryAcquire(one, "entity:dim_a")).isNull();
        }
    }

    private Database open(dev.fluxo.testkit.Database server) {
        return databases.open(TestDatabases.withLogin(
                TestDatabases.settings("dw", server.url()), server.user(), new Secret(server.password())));
    }
}
