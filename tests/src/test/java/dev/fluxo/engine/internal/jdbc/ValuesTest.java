package dev.fluxo.engine.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.testkit.TestDatabases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of H2: its kind and name, a value written as SQL, bound, and read back the same. */
class ValuesTest {
    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    static Stream<Arguments> types() {
        return Stream.of(
                row("BOOLEAN", TypeKind.BOOLEAN, "BOOLEAN", "TRUE", true),
                row("TINYINT", TypeKind.INTEGER, "TINYINT", "-128", -128L),
                row("SMALLINT", TypeKind.INTEGER, "SMALLINT", "32767", 32_767L),
                row("INT", TypeKind.INTEGER, "INTEGER", "-2147483648", -2_147_483_648L),
                row("BIGINT", TypeKind.INTEGER, "BIGINT", "9223372036854775807", Long.MAX_VALUE),
                row("BIGINT", TypeKind.INTEGER, "BIGINT", "-9223372036854775808", Long.MIN_VALUE),
                row("NUMERIC(38, 10)", TypeKind.DECIMAL, "DECIMAL(38,10)", "0.1234567891", decimal("0.1234567891")),
                row("DECIMAL(5, 2)", TypeKind.DECIMAL, "DECIMAL(5,2)", "-999.90", decimal("-999.90")),
                row("DECFLOAT(20)", TypeKind.DECIMAL, "DECFLOAT(20)", "1.25", decimal("1.25")),
                row("REAL", TypeKind.FLOAT, "REAL", "1.5", 1.5),
                row("FLOAT(20)", TypeKind.FLOAT, "REAL", "0.25", 0.25),
                row("DOUBLE PRECISION", TypeKind.FLOAT, "DOUBLE PRECISION", "1.7976931348623157E308", Double.MAX_VALUE),
                row("DOUBLE PRECISION", TypeKind.FLOAT, "DOUBLE PRECISION", "'NaN'", Double.NaN),
                row("CHAR(3)", TypeKind.TEXT, "CHAR(3)", "'ab'", "ab "),
                row("VARCHAR(10)", TypeKind.TEXT, "VARCHAR(10)", "'  Ünï😀 '", "  Ünï😀 "),
                row("VARCHAR(10)", TypeKind.TEXT, "VARCHAR(10)", "''", ""),
                row("VARCHAR_IGNORECASE(5)", TypeKind.TEXT, "VARCHAR_IGNORECASE(5)", "'aB'", "aB"),
                row("CLOB", TypeKind.TEXT, "CLOB", "REPEAT('x', 100000)", "x".repeat(100_000)),
                row("BINARY(2)", TypeKind.BINARY, "BINARY(2)", "X'00ff'", new byte[] {0, -1}),
                row("VARBINARY(9)", TypeKind.BINARY, "VARBINARY(9)", "X''", new byte[0]),
                row("BLOB", TypeKind.BINARY, "BLOB", "X'0102'", new byte[] {1, 2}),
                row("DATE", TypeKind.DATE, "DATE", "DATE '0001-01-01'", LocalDate.of(1, 1, 1)),
                row("DATE", TypeKind.DATE, "DATE", "DATE '1582-10-10'", LocalDate.of(1582, 10, 10)),
                row("DATE", TypeKind.DATE, "DATE", "DATE '9999-12-31'", LocalDate.of(9999, 12, 31)),
                row("TIME(9)", TypeKind.TIME, "TIME(9)", "TIME '23:59:59.999999999'", LocalTime.MAX),
                row(
                        "TIMESTAMP(9)",
                        TypeKind.TIMESTAMP,
                        "TIMESTAMP(9)",
                        "TIMESTAMP '9999-12-31 23:59:59.999999999'",
                        time("9999-12-31T23:59:59.999999999")),
                row(
                        "TIMESTAMP",
                        TypeKind.TIMESTAMP,
                        "TIMESTAMP(6)",
                        "TIMESTAMP '2026-03-29 02:30:00.000001'",
                        time("2026-03-29T02:30:00.000001")),
                row(
                        "TIMESTAMP(0)",
                        TypeKind.TIMESTAMP,
                        "TIMESTAMP(0)",
                        "TIMESTAMP '1582-10-10 00:00:01'",
                        time("1582-10-10T00:00:01")),
                row(
                        "TIMESTAMP(7) WITH TIME ZONE",
                        TypeKind.TIMESTAMP_TZ,
                        "TIMESTAMP(7) WITH TIME ZONE",
                        "TIMESTAMP WITH TIME ZONE '2026-10-25 02:30:00.1234567+05:30'",
                        OffsetDateTime.parse("2026-10-25T02:30:00.1234567+05:30")),
                row(
                        "UUID",
                        TypeKind.UUID,
                        "UUID",
                        "UUID '01890a5d-ac96-774b-bcce-b302099a8057'",
                        UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")),
                row(
                        "TIME(3) WITH TIME ZONE",
                        TypeKind.OTHER,
                        "TIME WITH TIME ZONE",
                        "TIME WITH TIME ZONE '10:00:00.5+02'",
                        "10:00:00.5+02"),
                row("JSON", TypeKind.OTHER, "JSON", "JSON '{\"a\": [1, \"b\"]}'", "{\"a\":[1,\"b\"]}"),
                row("ENUM('a', 'b')", TypeKind.OTHER, "ENUM('a', 'b')", "'b'", "b"),
                row(
                        "INTERVAL DAY TO SECOND",
                        TypeKind.OTHER,
                        "INTERVAL DAY TO SECOND",
                        "INTERVAL '1 02:03:04' DAY TO SECOND",
                        "INTERVAL '1 02:03:04' DAY TO SECOND"));
    }

    private static Arguments row(String declared, TypeKind kind, String sqlName, String literal, Object value) {
        return Arguments.of(declared, kind, sqlName, literal, value);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("types")
    void readsAndBindsTheSameValue(String declared, TypeKind kind, String sqlName, String literal, Object value) {
        Database database = databases.inMemory(
                "CREATE TABLE t (id INT, v " + declared + ")", "INSERT INTO t VALUES (1, " + literal + ")");
        DataType type = column(database, "V").type();
        assertThat(type.kind()).isEqualTo(kind);
        assertThat(type.sqlName()).isEqualTo(sqlName);
        assertThat(database.catalog().queryColumns("SELECT v FROM t").get(0).type())
                .isEqualTo(type);

        insert(database, type, 2L, value);
        insert(database, type, 3L, null);

        assertThat(values(database, type))
                .usingElementComparator(ValuesTest::compare)
                .containsExactly(value, value, null);
        assertThat(TestDatabases.texts(
                        database,
                        "SELECT COUNT(*) FROM t a JOIN t b ON a.v IS NOT DISTINCT FROM b.v AND a.id = 1 AND b.id = 2"))
                .as("what was bound equals what SQL wrote")
                .containsExactly("1");
    }

    private static int compare(@Nullable Object left, @Nullable Object right) {
        return Objects.deepEquals(left, right) ? 0 : 1;
    }

    private static Column column(Database database, String name) {
        return Objects.requireNonNull(database.catalog().table(new TableName(null, "t"))).columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void insert(Database database, DataType type, long id, @Nullable Object value) {
        try (Session session = database.session();
                RowSink inserter = session.inserter(
                        "INSERT INTO t VALUES (?, ?)", List.of(DataType.integer("INTEGER", 32), type))) {
            inserter.add(new Object[] {id, value});
            assertThat(inserter.flush()).isEqualTo(1);
            session.commit();
        }
    }

    private static List<@Nullable Object> values(Database database, DataType type) {
        List<@Nullable Object> values = new ArrayList<>();
        try (Session session = database.session();
                Cursor cursor = session.open(Sql.of("SELECT v FROM t ORDER BY id"), List.of(type), 2)) {
            @Nullable Object[] row = new @Nullable Object[1];
            while (cursor.next(row)) {
                values.add(row[0]);
            }
        }
        return values;
    }
}
