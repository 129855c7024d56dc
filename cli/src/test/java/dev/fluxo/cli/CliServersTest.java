package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.ServerLogin;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliServersTest {
    @Test
    void aLoginIsInTheEnvironment() {
        CliServers servers =
                new CliServers(Map.of("ETL_SERVER_DW_PROD_1_USER", "etl", "ETL_SERVER_DW_PROD_1_PASSWORD", "x")::get);
        assertThat(servers.find("dw-prod.1")).isEqualTo(new ServerLogin("etl", "x"));
    }

    @Test
    void oneThatIsNowhereIsToldByTheNamesOfItsVariables() {
        assertThatThrownBy(() -> new CliServers(name -> null).find("dw"))
                .hasMessageContaining("'dw'")
                .hasMessageContaining("ETL_SERVER_DW_USER and ETL_SERVER_DW_PASSWORD");
    }
}
