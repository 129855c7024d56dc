package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column is declared as. SQLite itself takes anything anywhere; the engine holds a target's values to their declaration. There is no type
 * with a zone, and numbers with a point are floating: of decimals only those are taken that come back as they were.
 */
final class SqliteTypes {
    /** Digits that a double gives back. */
    static final int MOST_DIGITS = 15;
    /** Where the standard has six, and more would be told from the same moment with fewer. */
    private static final int FRACTION = 6;
    /** What the driver says where nothing was declared, or more. */
    private static final int UNDECLARED = 1_000_000_000;

    private static final Pattern DECLARED =
            Pattern.compile("\\s*([^()]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?\\s*");

    private SqliteTypes() {}

    /** {@code VARCHAR(100)}, {@code decimal(12, 2)}; nothing for a column without a type. */
    static DataType declared(String text) {
        Matcher parts = DECLARED.matcher(text);
        return parts.matches()
                ? of(parts.group(1), number(parts.group(2)), number(parts.group(3)))
                : DataType.of(TypeKind.OTHER, text);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    static DataType of(String declared, int first, int second) {
        String name = declared.strip().toUpperCase(Locale.ROOT);
        int size = first >= UNDECLARED ? 0 : first;
        return switch (name) {
            case "BOOLEAN" -> DataType.of(TypeKind.BOOLEAN, name);
            case "TINYINT" -> DataType.integer(name, 8);
            case "SMALLINT" -> DataType.integer(name, 16);
            case "INT" -> DataType.integer(name, 32);
            case "INTEGER", "BIGINT" -> DataType.integer(name, 64);
            case "DECIMAL", "NUMERIC" -> decimal(name, size, second);
            case "REAL", "FLOAT", "DOUBLE", "DOUBLE PRECISION" -> new DataType(TypeKind.FLOAT, name, 0, 64, 0);
            case "TEXT", "CLOB", "CHAR", "VARCHAR" -> text(name, size);
            case "BLOB", "BINARY", "VARBINARY" -> new DataType(TypeKind.BINARY, sized(name, size), size, 0, 0);
            case "DATE" -> new DataType(TypeKind.DATE, name, 0, 0, 0, YEARS);
            case "TIME" -> DataType.temporal(TypeKind.TIME, sized(name, size), size == 0 ? FRACTION : size);
            case "TIMESTAMP", "DATETIME" ->
                DataType.temporal(TypeKind.TIMESTAMP, sized(name, size), size == 0 ? FRACTION : size)
                        .with(MOMENTS);
            case "UUID" -> DataType.of(TypeKind.UUID, name);
            default -> DataType.of(TypeKind.OTHER, name.isEmpty() ? "BLOB" : sized(name, size));
        };
    }

    /** Years of four digits: others are not in order as texts. */
    private static final Rules YEARS = Rules.NONE.between(LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31));

    private static final Rules MOMENTS = Rules.NONE.between(
            LocalDateTime.of(0, 1, 1, 0, 0), LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999));

    private static DataType decimal(String name, int precision, int scale) {
        if (precision == 0) {
            return new DataType(TypeKind.FLOAT, name, 0, 64, 0);
        }
        int digits = Math.min(precision, MOST_DIGITS);
        return DataType.decimal(name + "(" + precision + "," + scale + ")", digits, Math.min(scale, digits));
    }

    private static DataType text(String name, int length) {
        return DataType.text(sized(name, length), length)
                .with(Rules.NONE.letters(LengthUnit.UTF16, StandardCharsets.UTF_8, false));
    }

    private static String sized(String name, int size) {
        return size == 0 ? name : name + "(" + size + ")";
    }
}
