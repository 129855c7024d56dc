package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.JsonText;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A watermark as JSON: {@code [{"column":"updated_at","type":"timestamp","value":"2026-01-01T00:00"}]}. */
final class WatermarkJson {
    private WatermarkJson() {}

    static @Nullable String write(@Nullable Watermark watermark) {
        return watermark == null
                ? null
                : JsonText.write(
                        watermark.parts().stream().map(WatermarkJson::object).toList());
    }

    static Map<String, String> object(Watermark.Part part) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("column", part.column());
        object.put("type", part.type());
        object.put("value", part.value());
        return object;
    }

    static Watermark.Part part(JsonObject object) {
        return new Watermark.Part(object.required("column"), object.required("type"), object.required("value"));
    }

    /** @throws FluxoException if someone left the column with what is no watermark */
    static @Nullable Watermark read(@Nullable String json, String entity) {
        if (json == null) {
            return null;
        }
        try {
            List<Watermark.Part> parts = JsonText.readObjects(json).stream()
                    .map(JsonObject::new)
                    .map(WatermarkJson::part)
                    .toList();
            parts.forEach(WatermarkJson::check);
            if (!parts.isEmpty()) {
                return new Watermark(parts);
            }
        } catch (NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new FluxoException(unreadable(entity), e);
        }
        throw new FluxoException(unreadable(entity));
    }

    /** The same, but one that is not readable is a watermark of no column, whose value is its text. */
    static @Nullable Watermark readLoosely(@Nullable String json, String entity) {
        try {
            return read(json, entity);
        } catch (FluxoException e) {
            return new Watermark(List.of(new Watermark.Part("not readable", "text", String.valueOf(json))));
        }
    }

    /** What reads back when the window is bound must read back here, where the row can be named. */
    private static void check(Watermark.Part part) {
        ValueText.read(TypeKind.valueOf(part.type().toUpperCase(Locale.ROOT)), part.value());
    }

    private static Problem unreadable(String entity) {
        return Problem.error(
                Code.WATERMARK_CHANGED,
                null,
                "the watermark of '" + entity + "' in ctl.etl_control is not readable",
                Advice.of(
                        "restore its JSON, or load the entity from the beginning: ",
                        Action.REWIND.with("entities", entity).with("to", "start")));
    }
}
