package dev.fluxo.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.result.EntityLineage;
import dev.fluxo.engine.result.EntityLineage.Table;
import dev.fluxo.engine.spi.TableName;
import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {
    private static OpenLineage.OutputDataset of(String url) {
        Table table = new Table("shop", url, new TableName("dim", "client"), List.of());
        EntityLineage lineage = new EntityLineage(null, List.of(), List.of(), null, table, List.of());
        return new Datasets(new OpenLineage(URI.create("https://example.org"))).output(lineage, null);
    }

    @Test
    void aFileHasOneNameHoweverAPathLeadsToIt() {
        OpenLineage.OutputDataset straight = of("jdbc:h2:file:/etl/target/shop");
        for (String url : List.of(
                "jdbc:h2:file:/etl/pipelines/../target/shop",
                "jdbc:h2:file:/etl/pipelines/specs/../../target/shop",
                "jdbc:h2:file:/etl/./target/./shop",
                "jdbc:h2:file:/etl/a/../b/../target/shop")) {
            OpenLineage.OutputDataset other = of(url);
            assertThat(other.getNamespace() + "|" + other.getName())
                    .as(url)
                    .isEqualTo(straight.getNamespace() + "|" + straight.getName())
                    .doesNotContain("..");
        }
    }

    @Test
    void aPathThatLeavesWhatNobodyNamedStays() {
        assertThat(of("jdbc:h2:file:../../shop").getNamespace())
                .isNotEqualTo(of("jdbc:h2:file:../shop").getNamespace());
    }

    /** The names are those of OpenLineage's page "Dataset naming": other tools mean the same table by them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://host:5433/shop                       | postgres://host:5433  | shop.dim.client
            jdbc:postgresql://host/shop?ssl=true                   | postgres://host:5432  | shop.dim.client
            jdbc:sqlserver://host:1433;databaseName=shop           | sqlserver://host:1433 | shop.dim.client
            jdbc:sqlserver://host\\reports;databaseName=shop       | sqlserver://host/reports | shop.dim.client
            jdbc:mysql://host/shop                                 | mysql://host:3306     | dim.client
            """)
    void aTableOfAServerHasThePublishedName(String url, String namespace, String name) {
        assertThat(of(url).getNamespace()).isEqualTo(namespace);
        assertThat(of(url).getName()).isEqualTo(name);
    }
}
