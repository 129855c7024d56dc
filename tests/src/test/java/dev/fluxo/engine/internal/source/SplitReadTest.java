package dev.fluxo.engine.internal.source;

import static dev.fluxo.testkit.TestDatabases.settings;
import static dev.fluxo.testkit.TestDatabases.texts;
import static dev.fluxo.testkit.TestDatabases.withLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.spec.SpecReader;
import dev.fluxo.engine.internal.spec.SpecRequest;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.postgresql.PostgresBackend;
import dev.fluxo.testkit.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges are equally large however the values lie, and are read at once, and leave nothing behind. */
class SplitReadTest {
    private static final int ROWS = 20_000;
    private static final int RANGES = 4;
    private static final Window ALL = new Window(null, null);

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    static Stream<String> products() {
        return Stream.of("H2", "PostgreSQL");
    }

    private Database source(String product) {
        if (product.equals("H2")) {
            return databases.inMemory();
        }
        dev.fluxo.testkit.Database made = new PostgresBackend().create("split");
        return databases.open(withLogin(settings("dw", made.url()), made.user(), made.password()));
    }

    /** Nine of ten rows have ids in a hundredth of the range. */
    private Database skewed(String product) {
        Database source = source(product);
        String rows =
                product.equals("H2") ? "SYSTEM_RANGE(1, " + ROWS + ") r(x)" : "generate_series(1, " + ROWS + ") r(x)";
        TestDatabases.run(
                source,
                "CREATE TABLE t (id BIGINT PRIMARY KEY, part INT, note VARCHAR(4000))",
                "CREATE TABLE dim (id BIGINT PRIMARY KEY, share BIGINT, note VARCHAR(4000))",
                "INSERT INTO t (id, part) SELECT CASE WHEN MOD(x, 10) = 0 THEN CAST(x AS BIGINT) * 1000000 ELSE x END, CASE WHEN MOD(x, 100) > 0 THEN 1 END FROM "
                        + rows);
        return source;
    }

    private LoadPlan plan(Database source, String by, String watermark) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                profiles: { test: { connections: { src: { url: "jdbc:h2:mem:x" } } } }
                """);
        Files.writeString(folder.resolve("numbers.yaml"), """
                entity: numbers
                source: { connection: src, query: "SELECT id, part, id / COALESCE(part, 1) AS share, note FROM t", split: { by: %s, parts: %d } }
                %s
                columns: { id: id, share: share, note: note }
                target: { connection: src, table: dim, keys: [id] }
                """.formatted(by, RANGES, watermark));
        SpecReader.Result read = SpecReader.read(new SpecRequest(
                folder, null, Map.<String, String>of()::get, name -> null, name -> null, new Redactor(), List.of()));
        assertThat(read.problems()).isEmpty();
        return Planner.plan(read.entities().get(0), source.catalog(), source.dialect(), source.catalog())
                .load();
    }

    private static long count(Session session, LoadPlan plan, Range range) {
        Extraction of = plan.read().extraction(ALL, false, 0, range);
        @Nullable Object[] row = new Object[1];
        try (Cursor cursor =
                session.open(session.dialect().source().count(of), List.of(DataType.integer("BIGINT", 64)), 1)) {
            assertThat(cursor.next(row)).isTrue();
            assertThat(cursor.next(new Object[1])).isFalse();
        }
        return ((Number) row[0]).longValue();
    }

    @ParameterizedTest
    @MethodSource("products")
    void noRangeHoldsTwiceTheAverageAndNoRowIsInTwo(String product) throws IOException {
        Database source = skewed(product);
        LoadPlan plan = plan(source, "id", "watermark: { columns: [id] }");
        try (Session session = source.reader()) {
            List<Range> ranges = Ranges.of(session, plan, ALL, RANGES);
            List<Long> counts =
                    ranges.stream().map(range -> count(session, plan, range)).toList();
            assertThat(counts).hasSize(RANGES).allMatch(count -> count <= 2L * ROWS / RANGES);
            assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(ROWS);
        }
    }

    /** One value, and rows without any: there is nothing to cut. */
    @ParameterizedTest
    @MethodSource("products")
    void whatHasOneValueIsReadWhole(String product) throws IOException {
        Database source = skewed(product);
        LoadPlan plan = plan(source, "part", "watermark: { columns: [id] }");
        try (Session session = source.reader()) {
            assertThat(Ranges.of(session, plan, ALL, RANGES).stream()
                            .mapToLong(range -> count(session, plan, range))
                            .sum())
                    .isIn(0L, (long) ROWS);
        }
    }

    private static List<Long> ids(Rows rows) {
        List<Long> ids = new ArrayList<>();
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            batch.rows().forEach(row -> ids.add((Long) row[0]));
        }
        return ids;
    }

    /** The rows are more than are read ahead: as long as nobody takes any, those who read cannot end, and each keeps its session. */
    @ParameterizedTest
    @MethodSource("products")
    @Timeout(60)
    void theRangesAreReadAtOnce(String product) throws IOException {
        Database source = skewed(product);
        TestDatabases.run(source, "UPDATE t SET note = REPEAT('x', 4000)");
        LoadPlan plan = plan(source, "id", "watermark: { columns: [id] }");
        List<Long> ids;
        try (Rows rows = SplitRead.open(plan, ALL, source, RANGES, 1_000)) {
            while (source.openSessions() < 2) {
                assertThat(Thread.interrupted()).as("time is over").isFalse();
                Thread.onSpinWait();
            }
            ids = ids(rows);
        }
        assertThat(ids).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(source.openSessions()).isZero();
    }

    /** The others have begun before the first of them is read. */
    @Test
    void theRangesAreOfOneMoment() throws IOException {
        Database source = skewed("PostgreSQL");
        LoadPlan plan = plan(source, "id", "");
        assertThat(SplitRead.fits(plan, source)).isTrue();
        try (Rows rows = SplitRead.open(plan, ALL, source, RANGES, 1_000)) {
            TestDatabases.run(source, "DELETE FROM t WHERE MOD(id, 2) = 0", "INSERT INTO t (id, part) VALUES (-1, 1)");
            assertThat(ids(rows)).hasSize(ROWS).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"watermark: { columns: [id] }\ncommit: batch", "watermark: { columns: [id] }"})
    void whoCommitsEachBatchGetsThemInOrder(String more) throws IOException {
        Database source = skewed("H2");
        LoadPlan plan = plan(source, "part", more);
        try (Rows rows = SplitRead.open(plan, ALL, source, RANGES, 1_000)) {
            List<Long> ids = ids(rows);
            assertThat(ids).hasSize(ROWS).doesNotHaveDuplicates();
            if (more.contains("batch")) {
                assertThat(ids).isSorted();
            }
        }
    }

    /** The query divides by zero at one row, which some databases meet when they count. */
    @ParameterizedTest
    @MethodSource("products")
    void aRangeThatFailsEndsTheOthers(String product) throws IOException {
        Database source = skewed(product);
        TestDatabases.run(source, "UPDATE t SET part = 0 WHERE id = 7");
        LoadPlan plan = plan(source, "id", "watermark: { columns: [id] }");
        FluxoException failure = catchThrowableOfType(FluxoException.class, () -> {
            try (Rows rows = SplitRead.open(plan, ALL, source, RANGES, 1_000)) {
                ids(rows);
            }
        });
        assertThat(failure.first().code()).isEqualTo(Code.QUERY_FAILS);
        assertThat(source.openSessions()).isZero();
    }

    @ParameterizedTest
    @MethodSource("products")
    void whoStopsInBetweenLeavesNothing(String product) throws IOException {
        Database source = skewed(product);
        try (Rows rows =
                SplitRead.open(plan(source, "id", "watermark: { columns: [id] }"), ALL, source, RANGES, 1_000)) {
            assertThat(rows.next()).isNotNull();
        }
        assertThat(source.openSessions()).isZero();
        assertThat(texts(source, "SELECT COUNT(*) FROM t")).containsExactly(String.valueOf(ROWS));
    }
}
