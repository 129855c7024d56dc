package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's types, by the names that format_type gives or the short ones of the driver. */
final class PostgresTypes {
    /** {@code numeric(10,2)}, {@code timestamp(3) with time zone}: name, digits, scale, rest of the name. */
    private static final Pattern DECLARED = Pattern.compile("([^(]*+)(?:\\((-?\\d+)(?:,(-?\\d+))?\\))?(.*+)");

    private static final int NONE = -1;
    private static final int MICROS = 6;
    /** What the driver reports where no length was declared. */
    private static final int UNDECLARED = 10_485_760;

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("boolean", "bool"),
            Map.entry("smallint", "int2"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("smallserial", "int2"),
            Map.entry("serial", "int4"),
            Map.entry("bigserial", "int8"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"));

    private static final Rules TEXT = Rules.NONE.letters(LengthUnit.CODE_POINTS, StandardCharsets.UTF_8, false);
    private static final Rules DATES = Rules.NONE
            .between(LocalDate.of(-4712, 1, 1), LocalDate.of(5_874_897, 12, 31))
            .withInfinity();
    private static final LocalDateTime FIRST = LocalDateTime.of(-4712, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);
    private static final Rules TIMESTAMPS = Rules.NONE.between(FIRST, LAST).withInfinity();
    private static final Rules INSTANTS = Rules.NONE
            .between(OffsetDateTime.of(FIRST, ZoneOffset.UTC), OffsetDateTime.of(LAST, ZoneOffset.UTC))
            .withInfinity();

    private PostgresTypes() {}

    /** As {@code format_type} writes it. */
    static DataType declared(String text) {
        Matcher parts = DECLARED.matcher(text);
        if (!parts.matches()) {
            return DataType.of(TypeKind.OTHER, text);
        }
        String name = parts.group(1).strip() + parts.group(4);
        int first = parts.group(2) == null ? NONE : Integer.parseInt(parts.group(2));
        int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return of(text, SHORT.getOrDefault(name, name), first, second);
    }

    /** As the driver describes a column of a result. */
    static DataType ofResult(String typeName, int precision, int scale) {
        String name = typeName.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "numeric" -> of(name, name, precision == 0 ? NONE : precision, scale);
            case "varchar", "bpchar" -> of(name, name, precision >= UNDECLARED ? NONE : precision, 0);
            case "time", "timestamp", "timestamptz" -> of(name, name, scale, 0);
            default -> of(typeName, SHORT.getOrDefault(name, name), NONE, 0);
        };
    }

    private static DataType of(String written, String name, int first, int second) {
        String argument = first == NONE ? "" : "(" + first + ")";
        return switch (name) {
            case "bool" -> DataType.of(TypeKind.BOOLEAN, "boolean");
            case "int2" -> DataType.integer("smallint", 16);
            case "int4" -> DataType.integer("integer", 32);
            case "int8" -> DataType.integer("bigint", 64);
            case "xid8" -> DataType.integer("xid8", 64).with(Rules.NONE.handedOut());
            case "numeric" -> numeric(first, second);
            case "float4" -> new DataType(TypeKind.FLOAT, "real", 0, 32, 0);
            case "float8" -> new DataType(TypeKind.FLOAT, "double precision", 0, 64, 0);
            case "text", "citext" -> text(name, NONE);
            case "name" -> text("text", NONE);
            case "varchar" -> text("character varying" + argument, first);
            case "bpchar" -> first == NONE ? text("bpchar", NONE) : text("character" + argument, first);
            case "bytea" -> DataType.of(TypeKind.BINARY, "bytea");
            case "date" -> DataType.of(TypeKind.DATE, "date").with(DATES);
            case "time" -> temporal(TypeKind.TIME, "time" + argument, first, Rules.NONE.withInfinity());
            case "timestamp" -> temporal(TypeKind.TIMESTAMP, "timestamp" + argument, first, TIMESTAMPS);
            case "timestamptz" ->
                temporal(TypeKind.TIMESTAMP_TZ, "timestamp" + argument + " with time zone", first, INSTANTS);
            case "uuid" -> DataType.of(TypeKind.UUID, "uuid");
            default -> DataType.of(TypeKind.OTHER, written).with(TEXT);
        };
    }

    private static DataType numeric(int precision, int scale) {
        return precision == NONE
                ? DataType.decimal("numeric", 0, 0).with(Rules.NONE.withInfinity())
                : DataType.decimal("numeric(" + precision + "," + scale + ")", precision, scale)
                        .with(Rules.NONE.withInfinity());
    }

    private static DataType text(String name, int length) {
        return DataType.text(name, Math.max(length, 0)).with(TEXT);
    }

    private static DataType temporal(TypeKind kind, String name, int digits, Rules rules) {
        return DataType.temporal(kind, name, digits == NONE ? MICROS : digits).with(rules);
    }

    /** Whether COPY's binary format of the type is known here; of the others the text is sent, and cast. */
    static boolean isBinary(DataType type) {
        return type.kind() != TypeKind.OTHER
                || type.sqlName().equals("json")
                || type.sqlName().equals("jsonb");
    }
}
