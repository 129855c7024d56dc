package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqlServerTimeoutsTest {
    @Test
    void eachInTheUnitOfTheDriver() {
        assertThat(SqlServerTimeouts.properties(new Timeouts(
                        Duration.ofMillis(1_500), Duration.ofSeconds(2), Duration.ofMinutes(3), Duration.ofMillis(40))))
                .containsEntry("loginTimeout", "2")
                .containsEntry("socketTimeout", "2000")
                .containsEntry("queryTimeout", "180")
                .containsEntry("cancelQueryTimeout", "10")
                .containsEntry("lockTimeout", "40")
                .containsEntry("encrypt", "true");
    }

    @Test
    void zeroIsForEver() {
        Timeouts never = new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        assertThat(SqlServerTimeouts.properties(never))
                .containsEntry("socketTimeout", "0")
                .containsEntry("queryTimeout", "-1")
                .containsEntry("cancelQueryTimeout", "-1")
                .containsEntry("lockTimeout", "-1");
    }
}
