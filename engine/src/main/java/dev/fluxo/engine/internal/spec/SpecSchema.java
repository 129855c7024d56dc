package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.result.JsonText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schemas of the spec files, made of the same declarations that the reader checks with. */
public final class SpecSchema {
    private SpecSchema() {}

    /** The schema of an entity file, as JSON text. */
    public static String entity(Collection<TransformDoc> transforms) {
        return document("An entity of Fluxo", lacking(EntityLanguage.entity(transforms), ProjectLanguage.DEFAULTS));
    }

    /** The schema of project.yaml, as JSON text. */
    public static String project() {
        return document("A project of Fluxo", ProjectLanguage.PROJECT);
    }

    /** What the defaults of project.yaml may give need not stand in an entity: an editor sees one file alone. */
    private static Shape lacking(Shape shape, Shape defaults) {
        return new Shape(
                shape.name(),
                shape.keys().stream().map(key -> lacking(key, defaults)).toList(),
                shape.exactlyOne());
    }

    private static Key lacking(Key key, Shape defaults) {
        for (Key preset : defaults.keys()) {
            if (preset.name().equals(key.name())) {
                if (preset.type() instanceof Shape below && key.type() instanceof TargetType own) {
                    return key.of(new TargetType(lacking(own.target(), below)), key.required());
                }
                return preset.type() instanceof Shape below && key.type() instanceof Shape own
                        ? key.of(lacking(own, below), key.required())
                        : key.of(key.type(), false);
            }
        }
        return key;
    }

    private static String document(String title, Shape shape) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(shape.schema());
        return JsonText.pretty(schema);
    }
}
