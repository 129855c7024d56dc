package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.testkit.DialectGoldenTest;
import dev.fluxo.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the statements of a warehouse are: see docs/databases.md for what they rest on. */
abstract class WarehouseGoldenTest extends DialectGoldenTest {
    private final Edition edition;
    private final SqlServerDialect dialect;
    private final String folder;

    WarehouseGoldenTest(Edition edition, String folder) {
        super(new SqlServerDialect(edition), folder, SqlServerTypes.declared("datetime2(6)"));
        this.edition = edition;
        this.dialect = new SqlServerDialect(edition);
        this.folder = folder;
    }

    private void check(String name, Sql sql) {
        Golden.check(folder + "/" + name + ".sql", sql.text());
    }

    private static Column column(String name, String declared) {
        return new Column(name, SqlServerTypes.declared(declared), true, false, false);
    }

    @Test
    void catalogAndRows() {
        TableName table = new TableName("dim", "T");
        check("opening", dialect.opened(Set.of(), Timeouts.DEFAULT).get(0));
        check("catalog-schemas", Objects.requireNonNull(dialect.catalog().schemas()));
        check("catalog-tables", Objects.requireNonNull(dialect.catalog().tables("dim")));
        check("catalog-columns", dialect.catalog().columns(table));
        check("catalog-unique-keys", dialect.catalog().uniqueKeys(table));
        check("policies", Objects.requireNonNull(dialect.source().policies("SELECT * FROM core.customers")));
        check("database-name", dialect.databaseName());
    }

    /** Types whose values are not compared, sent or staged as a plain number is. */
    @Test
    void typesThatAreNotPlain() {
        List<Column> columns = Stream.of(
                        column("k", "varchar(20) cp65001"),
                        column("longer", "varchar(max) cp65001"),
                        column("bytes", "varbinary(8)"),
                        column("money", "decimal(12,2)"),
                        column("at", "datetime2(6)"),
                        column("uid", "uniqueidentifier"))
                .toList();
        StageTransfer merge = new StageTransfer(
                new TableName("dim", "t]'"),
                columns,
                columns.subList(0, 1),
                StageTransfer.Unique.NO,
                Stamps.NONE,
                Relation.TABLE,
                false,
                "FLX_STAGE");
        check("types-create-stage", dialect.target().createStage(merge));
        check("types-drop-stage", dialect.target().dropStage(merge));
        check("types-update", dialect.target().update(merge));
        check("types-rows", Sql.of(InsertSink.statement(dialect.target().stage(merge), columns, 2)));
        check("count-doubled", dialect.target().countDoubled(merge));
        check("doubled", dialect.target().doubled(merge, 3));
    }

    @Test
    void saysWhatItCannotPromise() {
        assertThat(dialect.target().keepsKeys()).isFalse();
        assertThat(dialect.target().stagesAlone()).isEqualTo(edition == Edition.SYNAPSE_POOL);
        assertThat(dialect.notControl()).contains(edition.words()).contains("no key unique");
        assertThat(dialect.source().snapshot()).isNull();
    }

    /** Neither hints nor what only SQL Server has. Versions are refused before one of their statements is made. */
    @Test
    void noStatementHasWhatIsRefused() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/golden", folder))) {
            files = all.filter(file -> !file.getFileName().toString().matches("(type2|versions|compare-close|ddl).*"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("HOLDLOCK", "MERGE", "OUTPUT", " EXCEPT ", " APPLY ", "TRUNCATE")
                    .doesNotContain("RECOMPILE", "IDENTITY_INSERT ON", "SAVE TRANSACTION", "DECLARE");
        }
    }
}
