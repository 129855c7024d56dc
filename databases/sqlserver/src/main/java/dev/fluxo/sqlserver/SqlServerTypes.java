package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.Rules.Grain;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL Server's types, as the catalog declares them or as the driver describes a column of a result. */
final class SqlServerTypes {
    /** {@code nvarchar(max)}, {@code decimal(10,2)}, {@code varchar(20) cp1252}. */
    private static final Pattern DECLARED = Pattern.compile("([^( ]+)(?:\\((max|\\d+)(?:,(\\d+))?\\))?(?: cp(\\d+))?");

    private static final int MAX = 0;
    private static final int UNKNOWN_PAGE = -1;
    private static final int LONGEST_BYTES = 8_000;
    private static final int LONGEST_UNITS = 4_000;
    private static final int ROW_VERSION = 8;
    private static final int SINGLE = 32;
    private static final int DOUBLE = 64;

    private static final Rules TINY = Rules.NONE.between(0L, 255L);
    private static final Rules MONEY = between("-922337203685477.5808", "922337203685477.5807");
    private static final Rules SMALL_MONEY = between("-214748.3648", "214748.3647");
    /** Neither NaN nor the infinities. */
    private static final Rules FLOATS = Rules.NONE.between(-Double.MAX_VALUE, Double.MAX_VALUE);

    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900);
    private static final Rules DATES = Rules.NONE.between(FIRST.toLocalDate(), LAST.toLocalDate());
    private static final Rules DATETIME2 = Rules.NONE.between(FIRST, LAST);
    private static final Rules DATETIME = Rules.NONE
            .inGrains(Grain.THREE_HUNDREDTH)
            .between(LocalDate.of(1753, 1, 1).atStartOfDay(), LocalDateTime.of(9999, 12, 31, 23, 59, 59, 997_000_000));
    private static final Rules SMALL_DATETIME = Rules.NONE
            .inGrains(Grain.MINUTE)
            .between(LocalDate.of(1900, 1, 1).atStartOfDay(), LocalDateTime.of(2079, 6, 6, 23, 59));
    private static final Rules INSTANTS =
            Rules.NONE.between(OffsetDateTime.of(FIRST, ZoneOffset.UTC), OffsetDateTime.of(LAST, ZoneOffset.UTC));
    private static final Rules DOCUMENT = Rules.NONE.letters(LengthUnit.UTF16, null, false);

    private SqlServerTypes() {}

    private static Rules between(String least, String most) {
        return Rules.NONE.between(new BigDecimal(least), new BigDecimal(most));
    }

    /** As {@link SqlServerCatalog} writes it. */
    static DataType declared(String text) {
        Matcher parts = DECLARED.matcher(text);
        if (!parts.matches()) {
            return DataType.of(TypeKind.OTHER, text);
        }
        int first = parts.group(2) == null || parts.group(2).equals("max") ? MAX : Integer.parseInt(parts.group(2));
        int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        int page = parts.group(4) == null ? UNKNOWN_PAGE : Integer.parseInt(parts.group(4));
        return of(parts.group(1), first, second, page);
    }

    /** The opposite of {@link #declared}: with the code page, and row versions by name. */
    static String declaration(DataType type) {
        Charset charset = type.rules().charset();
        String name = type.rules().version() ? "rowversion" : type.sqlName();
        return charset == null || type.rules().unit() != LengthUnit.BYTES ? name : name + " cp" + CodePages.of(charset);
    }

    /** As the driver describes a column of a result, whose collation it does not tell. */
    static DataType ofResult(String typeName, int precision, int scale) {
        String name = typeName.toLowerCase(Locale.ROOT).replace(" identity", "").replace("()", "");
        return switch (name) {
            case "char", "varchar", "binary", "varbinary" ->
                of(name, precision > LONGEST_BYTES ? MAX : precision, 0, UNKNOWN_PAGE);
            case "nchar", "nvarchar" -> of(name, precision > LONGEST_UNITS ? MAX : precision, 0, UNKNOWN_PAGE);
            case "sysname" -> of("nvarchar", precision, 0, UNKNOWN_PAGE);
            case "time", "datetime2", "datetimeoffset" -> of(name, scale, 0, UNKNOWN_PAGE);
            default -> of(name, precision, scale, UNKNOWN_PAGE);
        };
    }

    private static DataType of(String name, int first, int second, int page) {
        return switch (name) {
            case "bit" -> DataType.of(TypeKind.BOOLEAN, name);
            case "tinyint" -> DataType.integer(name, 16).with(TINY);
            case "smallint" -> DataType.integer(name, 16);
            case "int" -> DataType.integer(name, 32);
            case "bigint" -> DataType.integer(name, 64);
            case "decimal", "numeric" -> DataType.decimal("decimal(" + first + "," + second + ")", first, second);
            case "money" -> DataType.decimal(name, 19, 4).with(MONEY);
            case "smallmoney" -> DataType.decimal(name, 10, 4).with(SMALL_MONEY);
            case "real" -> new DataType(TypeKind.FLOAT, name, 0, SINGLE, 0).with(FLOATS);
            case "float" -> new DataType(TypeKind.FLOAT, name, 0, DOUBLE, 0).with(FLOATS);
            case "char", "varchar" -> DataType.text(sized(name, first), first).with(bytes(page));
            case "text" -> DataType.text(name, MAX).with(bytes(page));
            case "nchar", "nvarchar" -> DataType.text(sized(name, first), first);
            case "ntext" -> DataType.text(name, MAX);
            case "binary", "varbinary" -> new DataType(TypeKind.BINARY, sized(name, first), first, 0, 0);
            case "image" -> DataType.of(TypeKind.BINARY, name);
            case "timestamp", "rowversion" ->
                new DataType(TypeKind.BINARY, "binary(8)", ROW_VERSION, 0, 0).with(Rules.NONE.handedOut());
            case "date" -> DataType.of(TypeKind.DATE, name).with(DATES);
            case "time" -> DataType.temporal(TypeKind.TIME, name + "(" + first + ")", first);
            case "smalldatetime" -> DataType.of(TypeKind.TIMESTAMP, name).with(SMALL_DATETIME);
            case "datetime" -> DataType.temporal(TypeKind.TIMESTAMP, name, 3).with(DATETIME);
            case "datetime2" ->
                DataType.temporal(TypeKind.TIMESTAMP, name + "(" + first + ")", first)
                        .with(DATETIME2);
            case "datetimeoffset" ->
                DataType.temporal(TypeKind.TIMESTAMP_TZ, name + "(" + first + ")", first)
                        .with(INSTANTS);
            case "uniqueidentifier" -> DataType.of(TypeKind.UUID, name);
            default -> DataType.of(TypeKind.OTHER, name).with(DOCUMENT);
        };
    }

    private static String sized(String name, int length) {
        return name + "(" + (length == MAX ? "max" : length) + ")";
    }

    private static Rules bytes(int page) {
        return page == UNKNOWN_PAGE ? Rules.NONE : Rules.NONE.letters(LengthUnit.BYTES, CodePages.charset(page), true);
    }

    /** Types of old that can neither be compared nor sorted. */
    static boolean isLegacy(DataType type) {
        return switch (type.sqlName()) {
            case "text", "ntext", "image" -> true;
            default -> false;
        };
    }

    /** The type that took the place of one of old; the same type where it is none. */
    static String modern(DataType type) {
        return switch (type.sqlName()) {
            case "text" -> "varchar(max)";
            case "ntext" -> "nvarchar(max)";
            case "image" -> "varbinary(max)";
            default -> type.sqlName();
        };
    }
}
