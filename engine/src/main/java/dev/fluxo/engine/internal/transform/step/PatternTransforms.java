package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.Regex;
import dev.fluxo.engine.internal.transform.value.Texts;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transforms that replace: parts of a text, or the whole of a value. */
final class PatternTransforms {
    private PatternTransforms() {}

    static List<TransformType> all() {
        return List.of(
                new TransformType(
                                "replace",
                                List.of(Param.text("find"), Param.text("by")),
                                "replace('-', '')",
                                "Every occurrence of a text becomes another; no pattern, upper and lower case differ",
                                PatternTransforms::replace)
                        .with(Effect.ANY_TEXT),
                new TransformType(
                                "regex_replace",
                                List.of(Param.text("pattern"), Param.text("replacement")),
                                "regex_replace('[^0-9]+', '')",
                                "Every match of a regular expression becomes the replacement, in which $1 is the first group;"
                                        + " an expression that takes too many steps on a text is an error of the row",
                                PatternTransforms::regexReplace)
                        .with(Effect.ANY_TEXT),
                new TransformType(
                        "map",
                        List.of(Param.mapping("values"), Param.scalar("default").optional()),
                        "map({A: Ativo, I: Inativo}, default: '?')",
                        "Looks the value's text up; one that is not listed becomes the default, and without a default"
                                + " it is an error of the row; NULL stays NULL",
                        PatternTransforms::map));
    }

    private static Transform replace(Arguments arguments) {
        String find = arguments.text("find");
        String by = arguments.text("by");
        if (find.isEmpty()) {
            throw new IllegalArgumentException("'find' must not be empty");
        }
        return value -> Texts.replace(Texts.of(value), find, by);
    }

    private static Transform regexReplace(Arguments arguments) {
        Regex regex = Regex.compile(arguments.text("pattern"));
        String replacement = arguments.text("replacement");
        regex.checkReplacement(replacement);
        return value -> regex.replaceAll(Texts.of(value), replacement);
    }

    private static Transform map(Arguments arguments) {
        Map<String, @Nullable Object> values = new HashMap<>();
        arguments.mapping("values").forEach((key, value) -> {
            if (!value.isScalar()) {
                throw new IllegalArgumentException("the value of '" + key + "' must be a single value");
            }
            values.put(key, value.value());
        });
        boolean hasDefault = arguments.has("default");
        Object otherwise = hasDefault ? arguments.scalar("default") : null;
        return value -> {
            String key = key(value);
            Object found = values.get(key);
            if (found != null || values.containsKey(key)) {
                return found;
            }
            if (hasDefault) {
                return otherwise;
            }
            throw new ValueFault(Kinds.describe(value) + " is not listed, and there is no default");
        };
    }

    /** A decimal matches the key 1 whether it is 1 or 1.00. */
    private static String key(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : Texts.of(value);
    }
}
