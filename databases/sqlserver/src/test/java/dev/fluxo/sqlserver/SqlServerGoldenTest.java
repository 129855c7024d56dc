package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.testkit.DialectGoldenTest;
import dev.fluxo.testkit.Golden;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlServerGoldenTest extends DialectGoldenTest {
    private final SqlServerDialect dialect = new SqlServerDialect();

    SqlServerGoldenTest() {
        super(new SqlServerDialect(), "sqlserver", SqlServerTypes.declared("datetime2(6)"));
    }

    private static void check(String name, Sql sql) {
        Golden.check("sqlserver/" + name + ".sql", sql.text());
    }

    private static Column column(String name, String declared) {
        return new Column(name, SqlServerTypes.declared(declared), true, false, false);
    }

    @Test
    void otherFences() {
        check(
                "open-transactions-writers",
                Objects.requireNonNull(dialect.source().openTransactions(Fence.WRITERS)));
        check(
                "version-fence",
                Objects.requireNonNull(dialect.source().versionFence(SqlServerTypes.declared("timestamp"))));
    }

    /** What a server is asked to know what it is, and what is missing where there is no server to be seen. */
    @Test
    void editions() {
        check("edition-engine", Sql.of(Edition.ENGINE));
        check("edition-of-lake", Sql.of(Edition.OF_LAKE));
        SqlServerDialect lake = new SqlServerDialect(Edition.LAKE);
        check("lake-relation", lake.relation(new TableName("dbo", "T")));
        check("lake-open-transactions", Objects.requireNonNull(lake.source().openTransactions(Fence.SAFE)));
        assertThat(lake.notControl()).contains("serverless SQL pool");
        assertThat(dialect.notControl()).isNull();
        assertThat(new SqlServerDialect(Edition.DATABASE).notControl()).isNull();
        check(
                "open-transactions-azure",
                Objects.requireNonNull(
                        new SqlServerDialect(Edition.DATABASE).source().openTransactions(Fence.SAFE)));
    }

    @Test
    void lockCatalogAndSchema() {
        check("lock", dialect.locks().acquire("entity:dim_cliente"));
        check("unlock", Objects.requireNonNull(dialect.locks().free("entity:dim_cliente")));
        check("opening", dialect.opened(Set.of(), Timeouts.DEFAULT).get(0));
        check("catalog-columns", dialect.catalog().columns(new TableName("dim", "T")));
        check("catalog-unique-keys", dialect.catalog().uniqueKeys(new TableName("dim", "T")));
        check("catalog-identity", dialect.catalog().identity(new TableName("dim", "T")));
        check("database-name", dialect.databaseName());
        check("create-control-schema", dialect.createControlSchema().get(0));
        check("snapshot", Objects.requireNonNull(dialect.source().snapshot()).allowed());
        check(
                "policies",
                Objects.requireNonNull(dialect.source().policies("SELECT * FROM core.customers WHERE {{window}}")));
        check("describe", Objects.requireNonNull(dialect.source().describe("SELECT * FROM core.customers")));
    }

    @Test
    void aQueryThatBeginsWithCommonTables() {
        String query = "WITH big AS (SELECT * FROM core.customers WHERE limit > 9)\nSELECT * FROM big";
        Column id = column("id", "int");
        Extraction all = new Extraction(query, List.of(id), List.of(id), new Window(null, null), false, 0);
        check("with-describe", Objects.requireNonNull(dialect.source().describe(query)));
        check("with-extract", dialect.source().extract(all));
        check("with-count-nulls", dialect.source().countNulls(query, List.of(id)));
    }

    /** A key of a code page, and types that are compared or staged in a way of their own. */
    @Test
    void typesThatAreNotPlain() {
        List<Column> columns = Stream.of(
                        column("k", "varchar(20) cp1252"),
                        column("longer", "nvarchar(max)"),
                        column("old", "text cp1252"),
                        column("bytes", "varbinary(8)"),
                        column("offset", "datetimeoffset(7)"),
                        column("small", "smalldatetime"),
                        column("uid", "uniqueidentifier"),
                        column("doc", "xml"),
                        column("place", "geography"))
                .toList();
        StageTransfer merge = new StageTransfer(
                new TableName(null, "t]"),
                columns,
                columns.subList(0, 1),
                StageTransfer.Unique.NO,
                Stamps.NONE,
                "FLX_STAGE");
        List<Column> key = columns.subList(0, 1);
        check(
                "types-extract",
                dialect.source()
                        .extract(new Extraction("SELECT * FROM t", columns, key, new Window(null, null), false, 0)));
        check("types-create-stage", dialect.target().createStage(merge));
        check("types-is-empty", dialect.target().isEmpty(merge));
        check("types-update", dialect.target().update(merge));
        check("types-insert", dialect.target().insert(merge));
        Relation view = new Relation("view", true, true, "it is a view", false, true);
        check(
                "view-update",
                dialect.target()
                        .update(new StageTransfer(
                                new TableName("dim", "t]"),
                                columns,
                                key,
                                StageTransfer.Unique.NO,
                                Stamps.NONE,
                                view,
                                false,
                                "FLX_STAGE")));
    }

    /** What is kept in memory knows no MERGE, no locks, and no transaction that reads what was committed last. */
    @Test
    void aTableInMemory() {
        List<Column> columns = List.of(column("k", "nvarchar(20)"), column("v", "int"), column("at", "datetime2(3)"));
        StageTransfer merge = new StageTransfer(
                new TableName("dbo", "hot"),
                columns,
                columns.subList(0, 1),
                StageTransfer.Unique.EXACTLY,
                Stamps.NONE,
                new Relation(SqlServerRelation.IN_MEMORY, true, true, "it is kept in memory", false, false),
                false,
                "FLX_STAGE");
        check("memory-create-stage", dialect.target().createStage(merge));
        check("memory-changes", dialect.target().changes(merge, 10));
        check("memory-find-target", dialect.target().find(merge, List.of("a")));
        check("memory-update", dialect.target().update(merge));
        check("memory-insert", dialect.target().insert(merge));
    }

    /** The driver would make a NULL of what should get its default. */
    @Test
    void defaultsWantAStage() {
        List<Column> columns = List.of(column("k", "int"));
        StageTransfer merge = new StageTransfer(
                new TableName("dbo", "t"),
                columns,
                columns,
                StageTransfer.Unique.EXACTLY,
                Stamps.NONE,
                Relation.TABLE,
                true,
                "FLX_STAGE");
        check("defaults-is-empty", dialect.target().isEmpty(merge));
    }

    /** A row group of a columnstore is full with 1 048 576 rows; in one transaction all is staged first. */
    @Test
    void howManyRowsAreMergedAtOnce() {
        List<Column> columns = List.of(column("k", "int"));
        for (String what : List.of("table", "columnstore table", "temporal table")) {
            Relation relation = new Relation(what, true, true, null, true, false);
            StageTransfer merge = new StageTransfer(
                    new TableName("dbo", "t"),
                    columns,
                    columns,
                    StageTransfer.Unique.EXACTLY,
                    Stamps.NONE,
                    relation,
                    false,
                    "FLX_STAGE");
            assertThat(dialect.target().rowsPerMerge(merge, CommitMode.ENTITY)).isEqualTo(TargetSql.ALL_AT_ONCE);
            assertThat(dialect.target().rowsPerMerge(merge, CommitMode.BATCH))
                    .isEqualTo(what.equals("columnstore table") ? 1_048_576 : 50_000);
        }
    }
}
