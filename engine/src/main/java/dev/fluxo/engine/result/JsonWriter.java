package dev.fluxo.engine.result;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Maps, lists and values as JSON. Fingerprints of specs are made of what this writes, and kept in control tables: it never writes the same
 * value in another way.
 */
final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";
    private static final char FIRST_PLAIN = ' ';

    private final StringBuilder out = new StringBuilder();
    private final boolean lines;
    private int depth;

    /** @param lines whether each value has a line of its own */
    JsonWriter(boolean lines) {
        this.lines = lines;
    }

    void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            all('{', '}', map.entrySet(), entry -> {
                text(String.valueOf(entry.getKey()));
                out.append(lines ? " : " : ":");
                value(entry.getValue());
            });
        } else if (value instanceof List<?> items) {
            all('[', ']', items, this::value);
        } else if (value == null || isBare(value)) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private static boolean isBare(Object value) {
        return value instanceof BigDecimal
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Boolean;
    }

    private <T> void all(char opening, char closing, Collection<T> items, Consumer<T> item) {
        out.append(opening);
        depth++;
        for (Iterator<T> rest = items.iterator(); rest.hasNext(); ) {
            line();
            item.accept(rest.next());
            out.append(rest.hasNext() ? "," : "");
        }
        depth--;
        if (!items.isEmpty()) {
            line();
        } else if (lines) {
            out.append(' ');
        }
        out.append(closing);
    }

    /** The same line breaks on every system. */
    private void line() {
        if (lines) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            letter(text.charAt(i));
        }
        out.append('"');
    }

    private void letter(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < FIRST_PLAIN) {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                } else {
                    out.append(c);
                }
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
