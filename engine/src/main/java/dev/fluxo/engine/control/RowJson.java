package dev.fluxo.engine.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A row of text values as JSON. */
final class RowJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RowJson() {}

    static String write(Map<String, @Nullable String> row) {
        return JSON.writeValueAsString(row);
    }
}
