package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.SpecReader;
import dev.fluxo.engine.internal.spec.SpecRequest;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.h2.H2Dialect;
import dev.fluxo.sqlserver.SqlServerDialect;
import dev.fluxo.testkit.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A source that asks for snapshots, as SQL Server does: what it refuses to read from one is read without. It is an H2 that
 * has that level too, with a function that refuses by the numbers of SQL Server.
 */
public class SnapshotReadTest {
    private static final int ROWS = 12_000;
    /** org.h2.engine.Constants.TRANSACTION_SNAPSHOT. */
    private static final int SNAPSHOT = 6;

    private static final int OTHER_DATABASE = 3952;
    private static final int MEMORY_OPTIMIZED = 41368;

    /** Row and number of the refusal. */
    private static long refusedRow;

    private static int refusal;
    /** How often what stands alone is refused: H2 does not tell a function whether it is called within a transaction. */
    private static int refusals;

    private Database source = databaseOf("none");

    @TempDir
    Path folder;

    /** Called by the query. */
    public static long refuse(Connection connection, long id) throws SQLException {
        boolean refused = refusal == MEMORY_OPTIMIZED
                ? refusals-- > 0
                : connection.getTransactionIsolation() == SNAPSHOT && id == refusedRow;
        if (refused) {
            throw new SQLException("refused", "S0001", refusal);
        }
        return id;
    }

    private static Database databaseOf(String name) {
        return new Database(
                settings("src", "jdbc:h2:mem:" + name + UUID.randomUUID()), dialect(), new Redactor(), new Halt());
    }

    private static Dialect dialect() {
        Dialect h2 = new H2Dialect();
        SourceSql source = PlantedDialect.proxy(
                SourceSql.class,
                h2.source(),
                Map.of(
                        "snapshot", none -> new Snapshot(Sql.of("SELECT 1"), SNAPSHOT),
                        "versionFence", type -> Sql.of("SELECT CAST(9 AS BIGINT), 'it is a copy'")));
        return PlantedDialect.of(
                h2, Map.of("source", none -> source, "classify", failure -> classify(h2, (SQLException) failure[0])));
    }

    private static Failure classify(Dialect real, SQLException failure) {
        return "S0001".equals(failure.getSQLState())
                ? new SqlServerDialect().classify(failure)
                : real.classify(failure);
    }

    @BeforeEach
    void aTable() {
        refusedRow = 0;
        refusal = OTHER_DATABASE;
        refusals = 0;
        source.close();
        source = databaseOf("snapshots");
        TestDatabases.run(
                source,
                "CREATE ALIAS refuse FOR '" + SnapshotReadTest.class.getName() + ".refuse'",
                "CREATE TABLE t (id BIGINT PRIMARY KEY)",
                "CREATE TABLE dim (id BIGINT PRIMARY KEY)",
                "INSERT INTO t SELECT x FROM SYSTEM_RANGE(1, " + ROWS + ")");
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(source.openSessions()).isZero();
        source.close();
    }

    private EntityPlan plan(String watermark) throws Exception {
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                profiles: { test: { connections: { src: { url: "jdbc:h2:mem:x" } } } }
                """);
        Files.writeString(folder.resolve("numbers.yaml"), """
                entity: numbers
                source: { connection: src, query: "SELECT refuse(id) AS id FROM t" }
                %scolumns: { id: id }
                target: { connection: src, table: dim, keys: [id] }
                """.formatted(watermark));
        SpecReader.Result read = SpecReader.read(new SpecRequest(
                folder, null, Map.<String, String>of()::get, name -> null, name -> null, new Redactor(), List.of()));
        return Planner.plan(read.entities().get(0), source.catalog(), source.dialect(), source.catalog());
    }

    private List<Long> read(String watermark) throws Exception {
        return read(plan(watermark));
    }

    private List<Long> read(EntityPlan plan) {
        List<Long> ids = new ArrayList<>();
        try (BatchReader rows = new BatchReader(plan.load(), new Window(null, null), source, ROWS)) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                for (@Nullable Object[] row : batch.rows()) {
                    ids.add((Long) row[0]);
                }
            }
        }
        return ids;
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, ROWS).boxed().toList();
    }

    /** Another database of the query that allows none, a version that is lost, and what is known to no list. */
    @ParameterizedTest
    @CsvSource({"1, 3952", "1, 41332", "1, 7420", "1, 46823", "7000, 3958", "7000, 3966"})
    void whatIsRefusedFromASnapshotIsReadByPages(long row, int number) throws Exception {
        refusedRow = row;
        refusal = number;
        assertThat(read("watermark: { columns: [id] }\n")).isEqualTo(all());
    }

    @Test
    void whatHasNoOrderIsReadWhole() throws Exception {
        refusedRow = 1;
        assertThat(read("")).isEqualTo(all());
    }

    @Test
    void whoAsksForASnapshotIsToldThatItIsRefused() {
        refusedRow = 3;
        try (Session session = source.session()) {
            session.read(new Snapshot(Sql.of("SELECT 1"), SNAPSHOT));
            FluxoException failure = refused(session);
            assertThat(failure.first().code()).isEqualTo(Code.SNAPSHOT_REFUSED);
            assertThat(failure.first().hint()).contains("every database that the query names");
        }
    }

    /** Some servers end the session of what they have no room for, and do not say so. */
    @Test
    void aSessionThatAServerHadNoRoomForIsNotUsedAgain() {
        refusedRow = 3;
        refusal = 701;
        String id;
        try (Session session = source.session()) {
            id = id(session);
            session.read(new Snapshot(Sql.of("SELECT 1"), SNAPSHOT));
            assertThat(refused(session).first().code()).isEqualTo(Code.SERVER_BUSY);
        }
        try (Session next = source.session()) {
            assertThat(id(next)).isNotEqualTo(id);
        }
    }

    private static String id(Session session) {
        return session.query(session.dialect().sessionId(), row -> String.valueOf(row.text(1)))
                .get(0);
    }

    /** A readable secondary hands out versions without knowing which its primary has still to commit. */
    @Test
    void aFenceOfVersionsThatCannotBeReliedOnSaysSo() throws Exception {
        assertThat(new WindowFixer(plan("watermark: { columns: [id] }\n"), source).fence())
                .singleElement()
                .satisfies(warning -> assertThat(warning.toString()).contains("FLX-5013", "it is a copy", "primary"));
    }

    private static FluxoException refused(Session session) {
        return catchThrowableOfType(
                FluxoException.class,
                () -> session.query(Sql.of("SELECT refuse(id) FROM t WHERE id = 3"), row -> row.integer(1)));
    }

    @ParameterizedTest
    @CsvSource({"1, 229, PERMISSION_DENIED", "1, 8134, QUERY_FAILS"})
    void whatIsNoMatterOfSnapshotsFails(long row, int number, Code code) {
        refusedRow = row;
        refusal = number;
        FluxoException failure =
                catchThrowableOfType(FluxoException.class, () -> read("watermark: { columns: [id] }\n"));
        assertThat(failure.first().code()).isEqualTo(code);
    }

    /** As a memory-optimized table wants it: neither a snapshot nor a transaction around it, whoever reads. */
    @ParameterizedTest
    @ValueSource(strings = {"watermark: { columns: [id] }\n", ""})
    void whatStandsAloneIsReadOutsideATransaction(String watermark) throws Exception {
        EntityPlan plan = plan(watermark);
        refusal = MEMORY_OPTIMIZED;
        refusals = 1;
        assertThat(read(plan)).isEqualTo(all());
    }

    @Test
    void aReaderLeavesItsTransaction() throws SQLException {
        refusal = MEMORY_OPTIMIZED;
        refusals = 1;
        try (Session session = source.session()) {
            assertThat(session.query(Sql.of("SELECT refuse(id) FROM t WHERE id = 3"), row -> row.integer(1)))
                    .containsExactly(3L);
            assertThat(session.connection().getAutoCommit()).isTrue();
            session.commit();
        }
        try (Session next = source.session()) {
            assertThat(next.connection().getAutoCommit()).isFalse();
        }
    }

    /** What was written would be committed. */
    @Test
    void aWriterDoesNotLeaveItsTransaction() {
        refusal = MEMORY_OPTIMIZED;
        refusals = 1;
        try (Session session = source.session()) {
            session.update(Sql.of("DELETE FROM t WHERE id = 7"));
            assertThat(refused(session).first().code()).isEqualTo(Code.STATEMENT_FAILED);
        }
        assertThat(TestDatabases.texts(source, "SELECT COUNT(*) FROM t")).containsExactly(String.valueOf(ROWS));
    }
}
