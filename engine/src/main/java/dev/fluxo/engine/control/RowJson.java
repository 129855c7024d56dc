package dev.fluxo.engine.control;

import dev.fluxo.engine.model.JsonText;
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
