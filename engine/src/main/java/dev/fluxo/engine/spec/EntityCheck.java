package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a single entity file must keep beyond its shape. */
final class EntityCheck {
    private final Fields entity;
    private final Problems problems;
    private final List<String> targets = new ArrayList<>();

    private EntityCheck(Fields entity, Problems problems) {
        this.entity = entity;
        this.problems = problems;
    }

    static void check(Fields entity, Problems problems) {
        EntityCheck check = new EntityCheck(entity, problems);
        check.source();
        check.columns();
        check.target();
        check.watermark();
        check.tests();
    }

    private void source() {
        Fields source = entity.child("source");
        if (!(entity.node("source") instanceof Node.Mapping)) {
            return;
        }
        Located<String> query = source.text("query");
        Node table = source.node("table");
        if (query != null && table != null) {
            problems.error(
                    Code.SPEC_BAD_VALUE, source.at("table"), "source has both query and table", "keep one of the two");
        } else if (query == null && table == null) {
            problems.error(
                    Code.SPEC_MISSING_KEY, source.at(), "source has neither query nor table", "write one of the two");
        }
        if (query != null) {
            QueryCheck.check(query, problems);
        }
    }

    private void columns() {
        if (!(entity.node("columns") instanceof Node.Mapping mapping)) {
            return;
        }
        if (mapping.entries().isEmpty()) {
            problems.error(Code.SPEC_MISSING_KEY, mapping.at(), "columns is empty", "map at least one column");
        }
        Map<String, String> seen = new HashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            String earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (earlier != null) {
                problems.error(
                        Code.SPEC_DUPLICATE_COLUMN,
                        entry.key().at(),
                        "target column '" + name + "' is mapped twice",
                        "it stands above as '" + earlier + "'");
            }
            targets.add(name);
            column(entry);
        }
    }

    private void column(Node.Entry entry) {
        String name = entry.key().text();
        if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    entry.key().at(),
                    "column '" + name + "' does not say where it comes from",
                    "write the source column behind the colon");
        }
        if (!(entry.value() instanceof Node.Mapping)) {
            return;
        }
        Fields fields = Fields.of(entry.value());
        boolean from = fields.node("from") != null;
        boolean expression = fields.node("expression") != null;
        if (from == expression) {
            problems.error(
                    from ? Code.SPEC_BAD_VALUE : Code.SPEC_MISSING_KEY,
                    entry.key().at(),
                    "column '" + name + "' has " + (from ? "both from and expression" : "neither from nor expression"),
                    "write one of the two");
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
        if (target.node("keys") instanceof Node.Sequence sequence
                && sequence.items().isEmpty()) {
            problems.error(
                    Code.SPEC_MISSING_KEY, sequence.at(), "keys is empty", "name the columns that identify a row");
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
        if (watermark.node("columns") instanceof Node.Sequence sequence
                && sequence.items().isEmpty()) {
            problems.error(
                    Code.SPEC_MISSING_KEY, sequence.at(), "watermark.columns is empty", "name at least one column");
        }
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
        return targets.stream().anyMatch(name::equalsIgnoreCase);
    }
}
