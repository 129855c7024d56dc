package dev.fluxo.engine.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as RFC 8259 has it, and nothing that only resembles it. What it refuses is an {@link IllegalArgumentException} that quotes none of it. */
final class JsonReader {
    /** A text of brackets alone would use up the stack. */
    private static final int DEEPEST = 500;
    /** Longer ones cost more to make than anybody means. */
    private static final int LONGEST_NUMBER = 1000;

    private static final int END = -1;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /** All values, with nothing but white space between and around them. */
    List<@Nullable Object> all() {
        List<@Nullable Object> values = new ArrayList<>();
        space();
        while (peek() != END) {
            values.add(value());
            boolean parted = space()
                    || peek() == '{'
                    || peek() == '['
                    || text.charAt(at - 1) == '}'
                    || text.charAt(at - 1) == ']';
            check(parted || peek() == END);
        }
        return values;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        open();
        if (!next('}')) {
            do {
                space();
                String name = string();
                space();
                check(next(':'));
                space();
                object.put(name, value());
                space();
            } while (next(','));
            check(next('}'));
        }
        depth--;
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        open();
        if (!next(']')) {
            do {
                space();
                items.add(value());
                space();
            } while (next(','));
            check(next(']'));
        }
        depth--;
        return items;
    }

    private void open() {
        depth++;
        check(depth <= DEEPEST);
        at++;
        space();
    }

    private String string() {
        check(next('"'));
        StringBuilder read = new StringBuilder();
        while (!next('"')) {
            int c = take();
            check(c >= ' ');
            read.append(c == '\\' ? escaped(take()) : (char) c);
        }
        return read.toString();
    }

    private char escaped(int c) {
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unit();
            default -> throw refused();
        };
    }

    private char unit() {
        int unit = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int c = take();
            int digit = c < 0x80 ? Character.digit(c, HEX) : END;
            check(digit >= 0);
            unit = unit * HEX + digit;
        }
        return (char) unit;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        check(text.startsWith(word, at));
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        int from = at;
        next('-');
        if (!next('0')) {
            digits();
        }
        if (next('.')) {
            digits();
        }
        if (next('e') || next('E')) {
            if (!next('+')) {
                next('-');
            }
            digits();
        }
        check(at - from <= LONGEST_NUMBER);
        return new BigDecimal(text.substring(from, at));
    }

    private void digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        check(at > from);
    }

    /** Whether there was some. */
    private boolean space() {
        int from = at;
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
        return at > from;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int take() {
        int c = peek();
        check(c != END);
        at++;
        return c;
    }

    private boolean next(char wanted) {
        boolean met = peek() == wanted;
        at += met ? 1 : 0;
        return met;
    }

    private void check(boolean met) {
        if (!met) {
            throw refused();
        }
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException("no JSON from character " + (at + 1) + " on");
    }
}
