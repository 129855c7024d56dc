package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that shows transactions as they were when they were last asked for, while somebody asks for them all the time. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class PolledFenceTest {
    private static final String POLL = "SELECT COUNT(*) FROM information_schema.innodb_trx";

    @RegisterExtension
    final Workshop workshop;

    PolledFenceTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    static Stream<Backend> servers() {
        return Backends.all().stream().filter(backend -> backend.code().equals("mysql"));
    }

    /** Once, or for as long as the run takes: then nobody knows which transactions are open, and that is said. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noRowIsJumpedOverUnsaid(boolean always) throws SQLException {
        Shop.open(workshop);
        Shop.customers(workshop, 11, 20);
        AtomicBoolean polled = new AtomicBoolean(always);
        Run during;
        try (Database poller = workshop.source().another("");
                Database writer = workshop.source().another("")) {
            poller.number(POLL);
            writer.connection().setAutoCommit(false);
            writer.execute("INSERT INTO customer VALUES (1, 'late', 1, LOCALTIMESTAMP)");
            workshop.source().execute("INSERT INTO customer VALUES (2, 'early', 1, LOCALTIMESTAMP)");
            CompletableFuture<Void> polling = CompletableFuture.runAsync(() -> {
                while (polled.get()) {
                    poller.number(POLL);
                }
            });
            during = workshop.run();
            polled.set(false);
            polling.join();
            writer.connection().commit();
        }
        List<String> warnings = during.entity("customers").warnings().stream()
                .map(Problem::toString)
                .toList();
        if (always) {
            oneSays(warnings, "FLX-5013", "as they were", "watermark.lag");
        } else {
            assertThat(warnings).isEmpty();
            assertThat(during.counts("customers")).isEqualTo("read 10, inserted 10");
            assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        }
    }
}
