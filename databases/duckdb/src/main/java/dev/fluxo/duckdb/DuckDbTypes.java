package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's types, by the names that its catalog and its driver give. A VARCHAR has no length, whatever was declared: a check may have one. */
final class DuckDbTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
    /** As the catalog here writes a column whose length a check bounds. */
    private static final Pattern TEXT_OF_LENGTH = Pattern.compile("VARCHAR\\((\\d{1,9})\\)");

    private static final int HUGE_DIGITS = 39;
    private static final int MICROS = 6;
    private static final int NANOS = 9;

    private static final Rules TEXT = Rules.NONE.letters(LengthUnit.CODE_POINTS, StandardCharsets.UTF_8, true);

    /** From the year 1 on: the driver turns the years before it into years after it. */
    private static final Rules DATES = Rules.NONE
            .between(LocalDate.of(1, 1, 1), LocalDate.of(5_881_580, 7, 10))
            .withInfinity();

    private static final LocalDateTime FIRST = LocalDateTime.of(-290_308, 12, 22, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(294_247, 1, 10, 4, 0, 54, 775_806_000);
    private static final Rules TIMESTAMPS = Rules.NONE.between(FIRST, LAST).withInfinity();
    /** Offsets add up to a day: the first and the last one are left out. */
    private static final Rules MOMENTS = Rules.NONE
            .between(
                    OffsetDateTime.of(FIRST.plusDays(1), ZoneOffset.UTC),
                    OffsetDateTime.of(LAST.minusDays(1), ZoneOffset.UTC))
            .withInfinity();

    private static final Rules NANOSECONDS = Rules.NONE.between(
            LocalDateTime.of(1677, 9, 22, 0, 0), LocalDateTime.of(2262, 4, 11, 23, 47, 16, 854_775_806));

    private DuckDbTypes() {}

    static DataType of(String written) {
        Matcher decimal = DECIMAL.matcher(written);
        if (decimal.matches()) {
            return DataType.decimal(
                    "DECIMAL(" + decimal.group(1) + "," + decimal.group(2) + ")",
                    Integer.parseInt(decimal.group(1)),
                    Integer.parseInt(decimal.group(2)));
        }
        Matcher text = TEXT_OF_LENGTH.matcher(written);
        if (text.matches()) {
            return DataType.text(written, Integer.parseInt(text.group(1))).with(TEXT);
        }
        return switch (written) {
            case "BOOLEAN" -> DataType.of(TypeKind.BOOLEAN, written);
            case "TINYINT" -> DataType.integer(written, 8);
            case "SMALLINT" -> DataType.integer(written, 16);
            case "INTEGER" -> DataType.integer(written, 32);
            case "BIGINT" -> DataType.integer(written, 64);
            case "UTINYINT" -> unsigned(written, 0xFFL);
            case "USMALLINT" -> unsigned(written, 0xFFFFL);
            case "UINTEGER" -> unsigned(written, 0xFFFF_FFFFL);
            case "UBIGINT" -> huge(written, BigInteger.ZERO, power(64).subtract(BigInteger.ONE));
            case "HUGEINT" -> huge(written, power(127).negate(), power(127).subtract(BigInteger.ONE));
            case "UHUGEINT" -> huge(written, BigInteger.ZERO, power(128).subtract(BigInteger.ONE));
            case "FLOAT" -> new DataType(TypeKind.FLOAT, written, 0, 32, 0);
            case "DOUBLE" -> new DataType(TypeKind.FLOAT, written, 0, 64, 0);
            case "VARCHAR" -> DataType.text(written, 0).with(TEXT);
            case "BLOB" -> DataType.of(TypeKind.BINARY, written);
            case "DATE" -> DataType.of(TypeKind.DATE, written).with(DATES);
            case "TIME" -> DataType.temporal(TypeKind.TIME, written, MICROS).with(Rules.NONE.withInfinity());
            case "TIME_NS" -> DataType.temporal(TypeKind.TIME, written, NANOS);
            case "TIMESTAMP" ->
                DataType.temporal(TypeKind.TIMESTAMP, written, MICROS).with(TIMESTAMPS);
            case "TIMESTAMP_S" ->
                DataType.temporal(TypeKind.TIMESTAMP, written, 0).with(TIMESTAMPS);
            case "TIMESTAMP_MS" ->
                DataType.temporal(TypeKind.TIMESTAMP, written, 3).with(TIMESTAMPS);
            case "TIMESTAMP_NS" ->
                DataType.temporal(TypeKind.TIMESTAMP, written, NANOS).with(NANOSECONDS);
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" ->
                DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP WITH TIME ZONE", MICROS)
                        .with(MOMENTS);
            case "UUID" -> DataType.of(TypeKind.UUID, written);
            default -> DataType.of(TypeKind.OTHER, written).with(TEXT);
        };
    }

    private static DataType unsigned(String name, long most) {
        return DataType.integer(name, 64).with(Rules.NONE.between(0L, most));
    }

    private static DataType huge(String name, BigInteger least, BigInteger most) {
        return DataType.decimal(name, HUGE_DIGITS, 0)
                .with(Rules.NONE.between(new BigDecimal(least), new BigDecimal(most)));
    }

    private static BigInteger power(int bits) {
        return BigInteger.ONE.shiftLeft(bits);
    }

    /** Its name in a cast; of a type that the engine made up for its own values, too. */
    static String castable(DataType type) {
        return switch (type.kind()) {
            case BINARY -> "BLOB";
            case TIME -> type.scale() == NANOS && type.sqlName().equals("TIME_NS") ? "TIME_NS" : "TIME";
            case TIMESTAMP -> type.sqlName().startsWith("TIMESTAMP_") ? type.sqlName() : "TIMESTAMP";
            case TIMESTAMP_TZ -> "TIMESTAMPTZ";
            default -> type.sqlName();
        };
    }

    /** Whether the driver's appender takes the values as they are. Of others the text is staged, and cast. */
    static boolean isAppended(DataType type) {
        return switch (type.kind()) {
            case OTHER -> false;
            case DECIMAL -> type.precision() < HUGE_DIGITS;
            case TIME -> type.scale() == MICROS;
            default -> true;
        };
    }

    /** Whether the driver reads or binds the values wrongly, or not all of them: they come and go as their text. */
    static boolean isText(DataType type) {
        return switch (type.kind()) {
            case OTHER, TIME -> true;
            case TIMESTAMP -> type.scale() == NANOS;
            default -> false;
        };
    }
}
