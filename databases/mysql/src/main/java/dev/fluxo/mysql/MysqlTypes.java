package dev.fluxo.mysql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of MariaDB and MySQL, as the catalog declares them or as the driver describes a column of a result. */
final class MysqlTypes {
    /** {@code int(10) unsigned zerofill}, {@code decimal(12,2)}, {@code varchar(20) charset latin1}. */
    private static final Pattern DECLARED = Pattern.compile(
            "([a-z0-9_]+)(?:\\((\\d+)(?:,(\\d+))?\\))?( unsigned)?(?: zerofill)?(?: charset (\\w+))?.*");

    static final String CHARSET = " charset ";

    private static final int SINGLE = 32;
    private static final int DOUBLE = 64;
    private static final int LONG_BITS = 64;
    private static final int MICROSECONDS = 6;

    /** Longest, in bytes. */
    private static final int TINY = 255;

    private static final int SMALL = 65_535;
    private static final int MEDIUM = 16_777_215;

    private static final Rules FLOATS = Rules.NONE.between(-Double.MAX_VALUE, Double.MAX_VALUE);
    private static final Rules DATES = Rules.NONE.between(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
    private static final Rules TIMES = Rules.NONE.between(
            LocalDateTime.of(1, 1, 1, 0, 0), LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
    /** Seconds of 31 bits, of which the first is that of no date. */
    private static final Rules INSTANTS = Rules.NONE.between(
            OffsetDateTime.of(1970, 1, 1, 0, 0, 1, 0, ZoneOffset.UTC),
            OffsetDateTime.of(2038, 1, 19, 3, 14, 7, 999_999_000, ZoneOffset.UTC));
    /** A year of two digits would become another one. */
    private static final Rules YEARS = Rules.NONE.between(1901L, 2155L);

    /** latin1 is that of Windows. Others are looked after by the server, which refuses what it cannot hold. */
    private static final Map<String, Charset> CHARSETS = Map.of(
            "latin1", Charset.forName("windows-1252"),
            "ascii", StandardCharsets.US_ASCII,
            "utf8mb4", StandardCharsets.UTF_8);

    private MysqlTypes() {}

    /** As {@link MysqlCatalog} writes it. */
    static DataType declared(String text) {
        Matcher parts = DECLARED.matcher(text);
        if (!parts.matches()) {
            return other(text);
        }
        return of(
                parts.group(1),
                number(parts.group(2)),
                number(parts.group(3)),
                parts.group(4) != null,
                parts.group(5),
                text);
    }

    /** The opposite: with the charset. */
    static String declaration(DataType type) {
        if (type.kind() != TypeKind.TEXT) {
            return type.sqlName();
        }
        return CHARSETS.entrySet().stream()
                .filter(known -> known.getValue().equals(type.rules().charset()))
                .map(known -> type.sqlName() + CHARSET + known.getKey())
                .findFirst()
                .orElse(type.sqlName());
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
    }

    /** As the driver describes a column of a result, whose charset it does not tell. */
    static DataType ofResult(String typeName, int precision, int scale) {
        String name = typeName.toLowerCase(Locale.ROOT);
        boolean unsigned = name.endsWith(" unsigned");
        String bare = unsigned ? name.substring(0, name.length() - " unsigned".length()) : name;
        return switch (bare) {
            case "boolean" -> of("tinyint", 1, 0, false, null, name);
            case "integer" -> of("int", 0, 0, unsigned, null, name);
            case "time", "datetime", "timestamp" ->
                of(bare, scale > MICROSECONDS ? MICROSECONDS : scale, 0, false, null, name);
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> of(bare, 0, 0, unsigned, null, name);
            case "json" -> of("longtext", 0, 0, false, null, name);
            case "null" -> of("varchar", 0, 0, false, null, name);
            default -> of(bare, precision, scale, unsigned, null, name);
        };
    }

    private static DataType of(
            String name, int first, int second, boolean unsigned, @Nullable String charset, String text) {
        return switch (name) {
            case "tinyint" ->
                first == 1 && !unsigned ? DataType.of(TypeKind.BOOLEAN, "tinyint(1)") : integer(name, 8, unsigned);
            case "smallint" -> integer(name, 16, unsigned);
            case "mediumint" -> integer(name, 24, unsigned);
            case "int" -> integer(name, 32, unsigned);
            case "bigint" -> integer(name, LONG_BITS, unsigned);
            case "decimal" ->
                DataType.decimal("decimal(" + first + "," + second + ")", first, second)
                        .with(unsigned ? Rules.NONE.between(BigDecimal.ZERO, null) : Rules.NONE);
            case "float" -> new DataType(TypeKind.FLOAT, "float", 0, SINGLE, 0).with(FLOATS);
            case "double" -> new DataType(TypeKind.FLOAT, "double", 0, DOUBLE, 0).with(FLOATS);
            case "bit" -> first == 1 ? DataType.of(TypeKind.BOOLEAN, "bit(1)") : bits(first);
            case "year" -> DataType.integer("year", 16).with(YEARS);
            case "char", "varchar" -> text(sized(name, first), first, LengthUnit.CODE_POINTS, charset);
            case "tinytext" -> text(name, TINY, LengthUnit.BYTES, charset);
            case "text" -> text(name, SMALL, LengthUnit.BYTES, charset);
            case "mediumtext" -> text(name, MEDIUM, LengthUnit.BYTES, charset);
            case "longtext" -> text(name, 0, LengthUnit.BYTES, charset);
            case "binary", "varbinary" -> new DataType(TypeKind.BINARY, sized(name, first), first, 0, 0);
            case "tinyblob" -> new DataType(TypeKind.BINARY, name, TINY, 0, 0);
            case "blob" -> new DataType(TypeKind.BINARY, name, SMALL, 0, 0);
            case "mediumblob" -> new DataType(TypeKind.BINARY, name, MEDIUM, 0, 0);
            case "longblob" -> DataType.of(TypeKind.BINARY, name);
            case "date" -> DataType.of(TypeKind.DATE, name).with(DATES);
            case "time" -> DataType.temporal(TypeKind.TIME, name + "(" + first + ")", first);
            case "datetime" ->
                DataType.temporal(TypeKind.TIMESTAMP, name + "(" + first + ")", first)
                        .with(TIMES);
            case "timestamp" ->
                DataType.temporal(TypeKind.TIMESTAMP_TZ, name + "(" + first + ")", first)
                        .with(INSTANTS);
            case "uuid" -> DataType.of(TypeKind.UUID, name);
            default -> other(text);
        };
    }

    /** Enumerations, JSON, addresses and shapes travel as their text. */
    private static DataType other(String text) {
        int charset = text.lastIndexOf(CHARSET);
        return DataType.of(TypeKind.OTHER, charset < 0 ? text : text.substring(0, charset));
    }

    private static DataType integer(String name, int bits, boolean unsigned) {
        if (unsigned && bits == LONG_BITS) {
            return unsigned(name + " unsigned", bits);
        }
        if (unsigned) {
            return DataType.integer(name + " unsigned", bits * 2).with(Rules.NONE.between(0L, (1L << bits) - 1));
        }
        return bits == 24
                ? DataType.integer(name, SINGLE).with(Rules.NONE.between(-(1L << 23), (1L << 23) - 1))
                : DataType.integer(name, bits);
    }

    private static DataType bits(int count) {
        String name = "bit(" + count + ")";
        return count == LONG_BITS
                ? unsigned(name, count)
                : DataType.integer(name, LONG_BITS).with(Rules.NONE.between(0L, (1L << count) - 1));
    }

    /** More than a long holds. */
    private static DataType unsigned(String name, int bits) {
        return DataType.decimal(name, 20, 0)
                .with(Rules.NONE.between(
                        BigDecimal.ZERO,
                        new BigDecimal(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE))));
    }

    private static DataType text(String name, int length, LengthUnit unit, @Nullable String charset) {
        Charset known = CHARSETS.getOrDefault(charset == null ? "utf8mb4" : charset, StandardCharsets.UTF_8);
        return DataType.text(name, length).with(Rules.NONE.letters(unit, known, true));
    }

    private static String sized(String name, int length) {
        return length == 0 ? name : name + "(" + length + ")";
    }

    /** Whether it is a shape of some geometry. */
    static boolean isSpatial(DataType type) {
        return type.kind() == TypeKind.OTHER
                && switch (type.sqlName()) {
                    case "geometry",
                            "point",
                            "linestring",
                            "polygon",
                            "multipoint",
                            "multilinestring",
                            "multipolygon",
                            "geometrycollection",
                            "geomcollection" -> true;
                    default -> false;
                };
    }

    /** Whether the driver shows it otherwise than as the number it is: bits, years, and floats of which it shows six digits. */
    static boolean isShownOtherwise(DataType type) {
        return type.sqlName().startsWith("bit(")
                || type.sqlName().equals("year")
                || type.sqlName().equals("float");
    }
}
