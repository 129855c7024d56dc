package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.TransformDoc;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A list of transforms, or one. Names and arguments are checked by whoever compiles them; here only what YAML makes of
 * them.
 */
record TransformsType(Collection<TransformDoc> known) implements Type {
    private static final String EXAMPLE = "write a name such as trim, a call such as left(10), or { left: 10 }";

    @Override
    public void check(String name, Node node, Problems problems) {
        List<Node> steps = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        int next = 0;
        while (next < steps.size()) {
            next = checkStep(steps, next, problems);
        }
    }

    /** Returns the index of the next step: a call that YAML has split takes several. */
    private static int checkStep(List<Node> steps, int index, Problems problems) {
        Node step = steps.get(index);
        if (step instanceof Node.Mapping) {
            return index + 1;
        }
        if (!(step instanceof Node.Scalar scalar) || !(Scalars.value(scalar) instanceof String)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    step.at(),
                    "transform needs a name, a call or a mapping, but this is " + step.kind(),
                    EXAMPLE);
            return index + 1;
        }
        StringBuilder call = new StringBuilder(scalar.text());
        int end = index + 1;
        while (opened(call) > 0 && end < steps.size() && steps.get(end) instanceof Node.Scalar piece && piece.plain()) {
            call.append(", ").append(piece.text());
            end++;
        }
        if (opened(scalar.text()) == 0) {
            return index + 1;
        }
        boolean split = opened(call) == 0;
        problems.error(
                Code.SPEC_BAD_VALUE,
                step.at(),
                split
                        ? Shown.of(call.toString()) + " is cut at its comma: between [ ] a comma begins the next item"
                        : "the parentheses of " + Shown.of(scalar.text()) + " do not match",
                split ? "write quotes around it: '" + call.toString().replace("'", "''") + "'" : EXAMPLE);
        return split ? end : index + 1;
    }

    /** How many parentheses are open at the end, outside of quotes; negative: too many are closed. */
    private static int opened(CharSequence call) {
        int open = 0;
        char quote = 0;
        for (int i = 0; i < call.length(); i++) {
            char c = call.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return open;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> mapping = Json.object("type", "object", "minProperties", 1);
        Map<String, Object> step = known.isEmpty()
                ? Json.object("type", List.of("string", "object"))
                : Json.object("anyOf", List.of(Json.object("anyOf", calls()), mapping));
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
