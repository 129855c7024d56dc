package dev.fluxo.engine.control;

import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A watermark as JSON: {@code [{"column":"updated_at","type":"timestamp","value":"2026-01-01T00:00"}]}. */
final class WatermarkJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WatermarkJson() {}

    static @Nullable String write(@Nullable Watermark watermark) {
        return watermark == null ? null : JSON.writeValueAsString(watermark.parts());
    }

    /** @throws FluxoException if someone left the column with what is no watermark */
    static @Nullable Watermark read(@Nullable String json, String entity) {
        if (json == null) {
            return null;
        }
        try {
            Watermark.Part[] parts = JSON.readValue(json, Watermark.Part[].class);
            if (parts.length > 0) {
                return new Watermark(List.of(parts));
            }
        } catch (JacksonException | NullPointerException e) {
            throw new FluxoException(unreadable(entity), e);
        }
        throw new FluxoException(unreadable(entity));
    }

    private static Problem unreadable(String entity) {
        return Problem.error(
                Code.WATERMARK_CHANGED,
                null,
                "the watermark of '" + entity + "' in ctl.etl_control is not readable",
                "restore its JSON, or set it to NULL to load the entity from the beginning");
    }
}
