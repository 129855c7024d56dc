package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import java.util.Locale;
import java.util.Set;

/** How PostgreSQL's tables are made. */
final class PostgresDdl implements DdlSql {
    private static final int LONGEST = 10_485_760;
    private static final int MOST_DIGITS = 1_000;
    private static final int LONGEST_NAME = 63;
    private static final int MOST_COLUMNS = 1_600;
    private static final int FINEST = 6;

    /** Types that every server has, that compare, and that no other database calls so. Of others a text is kept. */
    private static final Set<String> OWN = Set.of(
            "jsonb",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "interval",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "smallint[]",
            "integer[]",
            "bigint[]",
            "text[]",
            "uuid[]",
            "boolean[]",
            "date[]");

    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case INTEGER -> type.precision() == 64 ? "bigint" : type.precision() == 32 ? "integer" : "smallint";
            case DECIMAL ->
                type.precision() == 0 || type.precision() > MOST_DIGITS
                        ? "numeric"
                        : "numeric(" + DdlSql.digits(type, MOST_DIGITS) + ")";
            case FLOAT -> type.precision() == 32 ? "real" : "double precision";
            case TEXT -> type.length() == 0 || type.length() > LONGEST ? "text" : "varchar(" + type.length() + ")";
            case BINARY -> "bytea";
            case DATE -> "date";
            case TIME -> "time(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP -> "timestamp(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP_TZ -> "timestamptz(" + Math.min(FINEST, type.scale()) + ")";
            case UUID -> "uuid";
            case OTHER -> OWN.contains(type.sqlName()) ? type.sqlName() : "text";
        };
    }

    @Override
    public String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    @Override
    public int mostColumns() {
        return MOST_COLUMNS;
    }
}
