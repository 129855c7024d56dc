package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.result.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of text values as JSON. */
final class RowJson {
    private RowJson() {}

    static String write(Map<String, @Nullable String> row) {
        return JsonText.write(row);
    }

    static Map<String, @Nullable String> read(String json) {
        return JsonText.readObject(json);
    }
}
