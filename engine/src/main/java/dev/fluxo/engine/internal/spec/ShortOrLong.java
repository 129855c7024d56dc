package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Map;

/** A single value in the short form, keys and values in the long form. */
record ShortOrLong(Type shortForm, Type longForm) implements Type {
    @Override
    public void check(String name, Node node, Problems problems) {
        (node instanceof Node.Mapping ? longForm : shortForm).check(name, node, problems);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("anyOf", List.of(shortForm.schema(), longForm.schema()));
    }
}
