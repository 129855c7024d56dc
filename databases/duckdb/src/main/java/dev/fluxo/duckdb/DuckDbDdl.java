package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How DuckDB's tables are made. */
final class DuckDbDdl implements DdlSql {
    private static final int MOST_DIGITS = 38;
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_COLUMNS = 10_000;
    private static final int MICROS = 6;

    /** Types that compare, and that no other database calls so. Of others a text is kept. */
    private static final Set<String> OWN = Set.of("INTERVAL", "TIME WITH TIME ZONE", "BIT", "BIGNUM");

    /** A text has no length: a check would be one more for each row, and is the owner's to add. */
    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> type.precision() == 64 ? "BIGINT" : type.precision() == 32 ? "INTEGER" : "SMALLINT";
            case DECIMAL -> decimal(type);
            case FLOAT -> type.precision() == 32 ? "FLOAT" : "DOUBLE";
            case TEXT -> "VARCHAR";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIME -> type.scale() > MICROS ? "TIME_NS" : "TIME";
            case TIMESTAMP -> type.scale() > MICROS ? "TIMESTAMP_NS" : "TIMESTAMP";
            case TIMESTAMP_TZ -> "TIMESTAMPTZ";
            case UUID -> "UUID";
            case OTHER -> OWN.contains(type.sqlName()) ? type.sqlName() : "VARCHAR";
        };
    }

    /** Digits of no known number: what stands in front of the point is more often much than what stands behind it. */
    private static String decimal(DataType type) {
        if (type.precision() == 0) {
            return "DECIMAL(38, 10)";
        }
        if (type.sqlName().equals("HUGEINT") || type.sqlName().equals("UHUGEINT")) {
            return type.sqlName();
        }
        return "DECIMAL(" + DdlSql.digits(type, MOST_DIGITS) + ")";
    }

    /** It keeps the case of a name, and finds it in any. */
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

    @Override
    public String createSchema(String name) {
        return "CREATE SCHEMA IF NOT EXISTS " + name + ";";
    }

    /** A table with an index or a check does not let its columns change. */
    @Override
    public @Nullable String alterColumn(String table, String column, String type, boolean nullable) {
        return null;
    }
}
