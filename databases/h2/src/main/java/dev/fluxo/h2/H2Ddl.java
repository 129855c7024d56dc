package dev.fluxo.h2;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import java.util.Locale;

/** How H2's tables are made. */
final class H2Ddl implements DdlSql {
    private static final int LONGEST = 1_048_576;
    private static final int MOST_DIGITS = 100_000;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_COLUMNS = 16_384;
    private static final int FINEST = 9;

    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> type.precision() == 64 ? "BIGINT" : type.precision() == 32 ? "INTEGER" : "SMALLINT";
            case DECIMAL -> type.precision() == 0 ? "DECFLOAT" : "DECIMAL(" + DdlSql.digits(type, MOST_DIGITS) + ")";
            case FLOAT -> type.precision() == 32 ? "REAL" : "DOUBLE PRECISION";
            case TEXT -> sized("VARCHAR", DdlSql.utf16(type), "CLOB");
            case BINARY -> sized("VARBINARY", type.length(), "BLOB");
            case DATE -> "DATE";
            case TIME -> "TIME(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP -> "TIMESTAMP(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP_TZ -> "TIMESTAMP(" + Math.min(FINEST, type.scale()) + ") WITH TIME ZONE";
            case UUID -> "UUID";
            case OTHER -> "CLOB";
        };
    }

    /** Large objects have no index. */
    @Override
    public String declareKey(DataType type) {
        String declared = declare(type);
        return switch (declared) {
            case "CLOB" -> "VARCHAR(" + LONGEST + ")";
            case "BLOB" -> "VARBINARY(" + LONGEST + ")";
            default -> declared;
        };
    }

    private static String sized(String name, int length, String unbounded) {
        return length == 0 || length > LONGEST ? unbounded : name + "(" + length + ")";
    }

    @Override
    public String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    @Override
    public boolean commits() {
        return true;
    }

    @Override
    public int mostColumns() {
        return MOST_COLUMNS;
    }
}
