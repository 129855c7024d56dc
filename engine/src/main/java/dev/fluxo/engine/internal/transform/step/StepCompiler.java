package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a step as written into a transform, or says what is wrong with it. */
public final class StepCompiler {
    private StepCompiler() {}

    /**
     * @param column the target column, for messages
     * @return null where a problem was added
     */
    public static @Nullable CompiledStep compile(TransformStep step, String column, Problems problems) {
        Call call;
        try {
            call = read(step.yaml());
        } catch (IllegalArgumentException e) {
            String message = "column '" + column + "': a transform cannot be read: " + e.getMessage();
            problems.error(Code.TRANSFORM_ARGUMENTS, step.at(), message, "write trim, left(10) or {left: 10}");
            return null;
        }
        TransformType type = Registry.find(call.name());
        if (type == null) {
            String message = "column '" + column + "': unknown transform " + Shown.of(call.name());
            problems.error(
                    Code.TRANSFORM_UNKNOWN, step.at(), message, NearestName.hintOrList(call.name(), Registry.names()));
            return null;
        }
        try {
            Arguments arguments = check(type, call);
            return new CompiledStep(
                    type.name(),
                    type.factory().apply(arguments),
                    before -> type.effect().of(before, arguments));
        } catch (IllegalArgumentException e) {
            String message = "column '" + column + "': transform " + type.name() + ": " + e.getMessage();
            problems.error(Code.TRANSFORM_ARGUMENTS, step.at(), message, usage(type));
            return null;
        }
    }

    private static Call read(Object yaml) {
        if (yaml instanceof String text) {
            return CallParser.parse(text, StepCompiler::isParameter);
        }
        if (yaml instanceof Map<?, ?> map) {
            return YamlCall.read(map, name -> Registry.find(name) != null, StepCompiler::takesMapping);
        }
        throw new IllegalArgumentException("it is neither a name nor a mapping");
    }

    private static Arguments check(TransformType type, Call call) {
        List<Param> params = type.params();
        if (call.positional().size() > params.size()) {
            throw new IllegalArgumentException(
                    params.isEmpty()
                            ? "it takes no arguments"
                            : "it takes at most " + params.size() + " arguments, not "
                                    + call.positional().size());
        }
        Map<String, Literal> values = new LinkedHashMap<>();
        for (int i = 0; i < call.positional().size(); i++) {
            values.put(params.get(i).name(), call.positional().get(i));
        }
        call.named().forEach((name, value) -> {
            if (!isParameter(type.name(), name)) {
                String hint =
                        NearestName.hint(name, params.stream().map(Param::name).toList());
                throw new IllegalArgumentException(
                        "it has no argument '" + name + "'" + (hint == null ? "" : ", " + hint));
            }
            if (values.put(name, value) != null) {
                throw new IllegalArgumentException("'" + name + "' is given twice");
            }
        });
        for (Param param : params) {
            Literal value = values.get(param.name());
            if (value == null ? param.required() : !param.accepts(value)) {
                throw new IllegalArgumentException(
                        "'" + param.name() + "' " + (value == null ? "is missing: " : "must be ") + param.wanted());
            }
        }
        return new Arguments(values);
    }

    private static String usage(TransformType type) {
        return type.params().isEmpty()
                ? "write " + type.name()
                : "write " + type.signature() + ", for example " + type.example();
    }

    private static boolean isParameter(String transform, String name) {
        TransformType type = Registry.find(transform);
        return type != null
                && type.params().stream().anyMatch(param -> param.name().equals(name));
    }

    private static boolean takesMapping(String transform) {
        TransformType type = Registry.find(transform);
        return type != null && !type.params().isEmpty() && type.params().get(0).kind() == Param.Kind.MAPPING;
    }
}
