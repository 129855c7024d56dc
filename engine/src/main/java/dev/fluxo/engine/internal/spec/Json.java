package dev.fluxo.engine.internal.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of a JSON Schema, in the order they are written: the schema of the same language is the same text. */
final class Json {
    private Json() {}

    /** @param keysAndValues a key, its value, the next key… */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
