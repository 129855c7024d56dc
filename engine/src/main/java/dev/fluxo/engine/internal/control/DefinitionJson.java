package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Definition.Made;
import dev.fluxo.engine.internal.model.Definition.Mark;
import dev.fluxo.engine.internal.model.Definition.Refill;
import dev.fluxo.engine.internal.model.Definition.Source;
import dev.fluxo.engine.internal.model.Definition.Target;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.JsonText;
import dev.fluxo.engine.spi.Watermark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition as JSON. What a later version adds to it is passed over. */
final class DefinitionJson {
    private DefinitionJson() {}

    static @Nullable String write(@Nullable Definition definition) {
        return definition == null ? null : JsonText.write(object(definition));
    }

    private static Map<String, @Nullable Object> object(Definition definition) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("source", object(definition.source()));
        object.put(
                "watermark",
                definition.watermark().stream()
                        .map(mark -> object("column", mark.column(), "type", mark.type()))
                        .toList());
        object.put("target", object(definition.target()));
        object.put("keys", definition.keys());
        Map<String, Object> columns = new LinkedHashMap<>();
        definition.columns().forEach((name, made) -> columns.put(name, object(made)));
        object.put("columns", columns);
        object.put("compared", definition.compared());
        Refill refill = definition.refill();
        object.put("refill", refill == null ? null : object(refill));
        return object;
    }

    private static Map<String, @Nullable Object> object(Source source) {
        Made query = source.query();
        return object(
                "connection",
                source.connection(),
                "database",
                source.database(),
                "table",
                source.table(),
                "query",
                query == null ? null : object(query),
                "lookups",
                source.lookups());
    }

    private static Map<String, @Nullable Object> object(Target target) {
        return object(
                "connection",
                target.connection(),
                "database",
                target.database(),
                "table",
                target.table(),
                "identity",
                target.identity(),
                "books",
                target.books(),
                "filled",
                target.filled());
    }

    private static Map<String, @Nullable Object> object(Made made) {
        return object("hash", made.hash(), "since", made.since());
    }

    private static Map<String, @Nullable Object> object(Refill refill) {
        return object(
                "from",
                refill.from(),
                "until",
                refill.until(),
                "columns",
                refill.columns(),
                "spec",
                refill.spec(),
                "at",
                object(
                        "parts",
                        refill.at().parts().stream().map(WatermarkJson::object).toList()));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /** @throws FluxoException if someone left the column with what is no definition */
    static @Nullable Definition read(@Nullable String json, String entity) {
        if (json == null) {
            return null;
        }
        try {
            Object read = JsonText.read(json);
            return read == null ? null : definition(new JsonObject(read));
        } catch (NullPointerException | IllegalArgumentException e) {
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

    private static Definition definition(JsonObject json) {
        JsonObject refill = json.object("refill");
        return new Definition(
                source(json.whole("source")),
                json.list(
                        "watermark",
                        item -> new Mark(
                                new JsonObject(item).required("column"), new JsonObject(item).required("type"))),
                target(json.whole("target")),
                json.list("keys", JsonObject::text),
                json.map("columns", item -> made(new JsonObject(item))),
                json.text("compared"),
                refill == null ? null : refill(refill));
    }

    private static Source source(JsonObject json) {
        JsonObject query = json.object("query");
        return new Source(
                json.required("connection"),
                json.required("database"),
                json.text("table"),
                query == null ? null : made(query),
                json.map("lookups", JsonObject::text));
    }

    private static Target target(JsonObject json) {
        return new Target(
                json.required("connection"),
                json.required("database"),
                json.required("table"),
                json.text("identity"),
                json.text("books"),
                json.truth("filled"));
    }

    private static Made made(JsonObject json) {
        return new Made(json.required("hash"), json.text("since"));
    }

    private static Refill refill(JsonObject json) {
        List<Watermark.Part> at = json.whole("at").list("parts", item -> WatermarkJson.part(new JsonObject(item)));
        return new Refill(
                json.text("from"),
                json.text("until"),
                json.list("columns", JsonObject::text),
                json.required("spec"),
                new Watermark(at));
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
