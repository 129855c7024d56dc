package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A list of transforms, or one. Names and arguments are checked by whoever compiles them; here only what YAML makes of
 * them.
 *
 * @param known for the JSON Schema; empty: it names none
 */
record TransformsType(Collection<TransformDoc> known) implements Type {
    @Override
    public void check(String name, Node node, Problems problems) {
        for (SplitCalls.Step step : SplitCalls.join(node)) {
            Node whole = step.whole();
            if (step.wasCut()) {
                String call = ((Node.Scalar) whole).text();
                problems.error(
                        Code.SPEC_BAD_VALUE,
                        whole.at(),
                        Shown.of(call) + " is cut at its comma: inside [ ] a comma begins the next item",
                        "write quotes around it: '" + call.replace("'", "''") + "'");
            } else if (!isStep(whole)) {
                problems.error(
                        Code.SPEC_WRONG_TYPE,
                        whole.at(),
                        name + " needs a name, a call or a mapping, but this is " + whole.kind(),
                        "write trim, left(10) or { left: 10 }");
            }
        }
    }

    private static boolean isStep(Node node) {
        return node instanceof Node.Scalar scalar
                ? Scalars.value(scalar) instanceof String
                : node instanceof Node.Mapping mapping && !mapping.entries().isEmpty();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> mapping = Json.object("type", "object", "minProperties", 1);
        Map<String, Object> call = known.isEmpty() ? Json.object("type", "string") : Json.object("anyOf", calls());
        Map<String, Object> step = Json.object("anyOf", List.of(call, mapping));
        return Json.object("anyOf", List.of(Json.object("type", "array", "items", step), step));
    }

    private List<Map<String, Object>> calls() {
        return known.stream()
                .map(doc -> Json.object(
                        "type",
                        "string",
                        "pattern",
                        "^" + doc.name() + " *(\\(.*\\))?$",
                        "description",
                        doc.signature() + ": " + doc.description()))
                .toList();
    }
}
