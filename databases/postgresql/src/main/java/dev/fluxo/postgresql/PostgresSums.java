package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.KeySteps;
import dev.fluxo.engine.spi.RowSums;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first half of the MD5 of each row's binary form, which tells each value to its last bit, and NULL from an empty text, whatever the settings of
 * a session. It also names the types: values are of those that each database knows by the same number.
 */
final class PostgresSums implements RowSums {
    static final RowSums INSTANCE = new PostgresSums();

    private PostgresSums() {}

    @Override
    public boolean takes(DataType type) {
        return known(type) != null;
    }

    private static @Nullable String known(DataType type) {
        return switch (type.kind()) {
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case FLOAT -> "float8";
            case BOOLEAN -> "boolean";
            case TEXT -> "text";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamptz";
            case UUID -> "uuid";
            case BINARY -> "bytea";
            default -> null;
        };
    }

    @Override
    public String bucket(String key, KeySteps steps) {
        String number = key + "::bigint";
        String from = number(steps.from());
        return "CASE WHEN " + number + " < " + from + " THEN 0 WHEN " + number + " > " + number(steps.to()) + " THEN "
                + number(steps.count() - 1L) + " ELSE 1 + (" + number + " - " + from + ") / " + number(steps.width())
                + " END";
    }

    /** The least of all could not be written without quotes. */
    private static String number(long value) {
        return "'" + value + "'::bigint";
    }

    @Override
    public String spelled(DataType type, String reference) {
        return reference + "::" + known(type);
    }

    @Override
    public String sum(List<String> values) {
        return "sum(('x' || left(md5(record_send(ROW(" + String.join(", ", values)
                + "))), 16))::bit(64)::bigint)::text";
    }
}
