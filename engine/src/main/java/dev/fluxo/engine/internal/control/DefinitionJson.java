package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A definition as JSON. What a later version adds to it is passed over. */
final class DefinitionJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DefinitionJson() {}

    static @Nullable String write(@Nullable Definition definition) {
        return definition == null ? null : JSON.writeValueAsString(definition);
    }

    /** @throws FluxoException if someone left the column with what is no definition */
    static @Nullable Definition read(@Nullable String json, String entity) {
        if (json == null) {
            return null;
        }
        try {
            return JSON.readValue(json, Definition.class);
        } catch (JacksonException e) {
            throw new FluxoException(
                    Problem.error(
                            Code.WATERMARK_CHANGED,
                            null,
                            "the definition of '" + entity + "' in ctl.etl_control is not readable",
                            Advice.of(
                                    "accept the present one: ",
                                    Action.REWIND.with("entities", entity).with("to", "here"))),
                    e);
        }
    }

    /** The same; null for what is not readable. */
    static @Nullable Definition readLoosely(@Nullable String json, String entity) {
        try {
            return read(json, entity);
        } catch (FluxoException e) {
            return null;
        }
    }
}
