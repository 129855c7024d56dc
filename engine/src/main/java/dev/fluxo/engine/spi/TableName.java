package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's name as written in a spec or as found in a catalog, without quotes.
 *
 * @param schema null where the connection's default schema is meant
 */
public record TableName(@Nullable String schema, String name) implements Serializable {
    /**
     * Reads {@code dim.DIM_CLIENTE}, {@code "my schema"."a.b"} or {@code [dbo].[order]}. A doubled quote stands for itself.
     *
     * @throws IllegalArgumentException with a message for the user, if it is not one or two names
     */
    public static TableName parse(String text) {
        List<String> parts = split(text);
        if (parts.size() > 2 || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("'" + text + "' is not a table name: write table or schema.table");
        }
        return parts.size() == 1 ? new TableName(null, parts.get(0)) : new TableName(parts.get(0), parts.get(1));
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char closing = 0;
        String name = text.strip();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (closing != 0) {
                boolean closes = c == closing && !name.startsWith(String.valueOf(c), i + 1);
                i += c == closing && !closes ? 1 : 0;
                closing = closes ? 0 : closing;
                part.append(closes ? "" : c);
            } else if (part.isEmpty() && (c == '"' || c == '[')) {
                closing = c == '"' ? '"' : ']';
            } else if (c == '.') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** As {@link #parse} reads it back, with quotes only where it needs them. */
    public String quoted() {
        return schema == null ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    /** The name without its schema, as {@link #parse} reads it back. */
    public String quotedName() {
        return quoted(name);
    }

    private static String quoted(String part) {
        boolean plain =
                part.equals(part.strip()) && !part.contains(".") && !part.contains("\"") && !part.startsWith("[");
        return plain ? part : "\"" + part.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
