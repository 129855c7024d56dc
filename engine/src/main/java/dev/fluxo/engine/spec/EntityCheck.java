package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a single entity file must keep beyond its shape. */
final class EntityCheck {
    private final Fields entity;
    private final Problems problems;
    private final Set<String> targets = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private EntityCheck(Fields entity, Problems problems) {
        this.entity = entity;
        this.problems = problems;
    }

    static void check(Fields entity, Problems problems) {
        EntityCheck check = new EntityCheck(entity, problems);
        check.columns();
        check.target();
        check.watermark();
        check.tests();
    }

    private void columns() {
        if (!(entity.node("columns") instanceof Node.Mapping mapping)) {
            return;
        }
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Node.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            String earlier = seen.putIfAbsent(name, name);
            if (earlier != null) {
                problems.error(
                        Code.SPEC_DUPLICATE_COLUMN,
                        entry.key().at(),
                        "target column '" + name + "' is mapped twice",
                        "it stands above as '" + earlier + "'");
            }
            targets.add(name);
        }
    }

    private void target() {
        Fields target = entity.child("target");
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Located<String> key : target.texts("keys")) {
            if (!isTarget(key.value())) {
                problems.error(
                        Code.SPEC_KEY_NOT_MAPPED,
                        key.at(),
                        "key '" + key.value() + "' is not among the columns",
                        NearestName.hintOrList(key.value(), targets));
            } else if (!keys.add(key.value())) {
                problems.error(Code.SPEC_BAD_VALUE, key.at(), "key '" + key.value() + "' stands twice", "keep one");
            }
        }
        Located<String> loadedAt = target.text("loaded_at");
        if (loadedAt != null && isTarget(loadedAt.value())) {
            problems.error(
                    Code.SPEC_DUPLICATE_COLUMN,
                    loadedAt.at(),
                    "'" + loadedAt.value() + "' is loaded_at and mapped in columns",
                    "leave it out of columns: the engine sets it");
        }
    }

    private void watermark() {
        Fields watermark = entity.child("watermark");
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Located<String> column : watermark.texts("columns")) {
            if (!seen.add(column.value())) {
                problems.error(
                        Code.SPEC_BAD_VALUE,
                        column.at(),
                        "watermark column '" + column.value() + "' stands twice",
                        "keep one");
            }
        }
    }

    private void tests() {
        if (!(entity.node("tests") instanceof Node.Sequence tests)) {
            return;
        }
        for (Node item : tests.items()) {
            Fields test = Fields.of(item);
            if (test.node("expect") instanceof Node.Sequence rows) {
                rows.items().forEach(this::expectedRow);
            }
            test.texts("rejects").forEach(name -> known(name.value(), name.at()));
        }
    }

    private void expectedRow(Node row) {
        if (row instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach(entry -> known(entry.key().text(), entry.key().at()));
        }
    }

    private void known(String name, Location at) {
        if (!isTarget(name)) {
            problems.error(
                    Code.TARGET_COLUMN_MISSING,
                    at,
                    "the test names '" + name + "', which is not among the columns",
                    NearestName.hintOrList(name, targets));
        }
    }

    private boolean isTarget(String name) {
        return targets.contains(name);
    }
}
