package dev.fluxo.engine.result;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Small JSON texts by the streaming parser: data binding alone would take a third of a second of each run's start. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** @param value a map, a list, a number or a boolean; anything else is written as its text */
    public static String write(@Nullable Object value) {
        return write(value, ObjectWriteContext.empty());
    }

    /** The same with a line for each value, indented, and a line break at the end. */
    public static String pretty(@Nullable Object value) {
        return escaped(write(value, new Indented()) + "\n", c -> Character.getType(c) == Character.SURROGATE);
    }

    /** The same JSON in letters of ASCII alone: it arrives whatever the encoding of what it is printed to. */
    public static String ascii(String json) {
        return escaped(json, c -> c >= 0x7f);
    }

    /** Outside texts JSON has no such characters. */
    private static String escaped(String json, IntPredicate which) {
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (which.test(c)) {
                for (char unit : Character.toChars(c)) {
                    text.append("\\u%04x".formatted((int) unit));
                }
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static String write(@Nullable Object value, ObjectWriteContext how) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(how, text)) {
            write(value, out);
        }
        return text.toString();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        /** The same line breaks on every system. */
        private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
        }
    }

    private static void write(@Nullable Object value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((key, item) -> {
                out.writeName(String.valueOf(key));
                write(item, out);
            });
            out.writeEndObject();
        } else if (value instanceof List<?> items) {
            out.writeStartArray();
            items.forEach(item -> write(item, out));
            out.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Long || value instanceof Integer) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value.toString());
        }
    }

    /**
     * Reads a list of objects whose values are texts.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     * @throws IllegalArgumentException if it is other JSON
     */
    public static List<Map<String, String>> readObjects(String json) {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            expect(in.nextToken() == JsonToken.START_ARRAY);
            while (in.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> object = new LinkedHashMap<>();
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = in.currentName();
                    expect(in.nextToken() == JsonToken.VALUE_STRING);
                    object.put(name, in.getString());
                }
                expect(in.currentToken() == JsonToken.END_OBJECT);
                objects.add(object);
            }
            expect(in.currentToken() == JsonToken.END_ARRAY && in.nextToken() == null);
        }
        return objects;
    }

    /**
     * Reads an object whose values are texts or null.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     * @throws IllegalArgumentException if it is other JSON
     */
    public static Map<String, @Nullable String> readObject(String json) {
        Map<String, @Nullable String> object = new LinkedHashMap<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                expect(value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL);
                object.put(name, value == JsonToken.VALUE_NULL ? null : in.getString());
            }
            expect(in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null);
        }
        return object;
    }

    /**
     * Reads any JSON.
     *
     * @return maps in the order of their keys as they are written, lists, texts, booleans, and {@link BigDecimal} for a number
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    public static @Nullable Object read(String json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            Object value = value(in);
            expect(in.nextToken() == null);
            return value;
        }
    }

    /** What begins at the present token. */
    private static @Nullable Object value(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                object.put(name, value(in));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(in));
            }
            return items;
        }
        expect(token != null);
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            default -> in.getString();
        };
    }

    private static void expect(boolean met) {
        if (!met) {
            throw new IllegalArgumentException("other JSON than was expected");
        }
    }
}
