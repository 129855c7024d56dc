package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Stamp;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a single entity file must keep beyond its shape. */
final class EntityCheck {
    private final Fields entity;
    private final String file;
    private final Problems problems;
    private final Set<String> targets = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    /** Whether there may be more columns than are written. */
    private boolean star;

    private final Set<String> looked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private EntityCheck(Fields entity, String file, Problems problems) {
        this.entity = entity;
        this.file = file;
        this.problems = problems;
    }

    /** @param file the entity's own: what stands elsewhere comes from the defaults */
    static void check(Fields entity, String file, Problems problems) {
        EntityCheck check = new EntityCheck(entity, file, problems);
        check.columns();
        check.target();
        HistoryCheck.check(entity, file, check.targets, check.star, problems);
        AppendCheck.check(entity, problems);
        ReplaceCheck.check(entity, file, problems);
        check.watermark();
        check.limit();
        check.tests();
        check.fresh();
        DeletesCheck.check(entity, file, problems);
        ExpectCheck.check(entity, problems);
    }

    private void columns() {
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Node.Entry entry : ColumnNodes.of(entity.node("columns"))) {
            String name = entry.key().text();
            String earlier = seen.putIfAbsent(name, name);
            if (earlier != null) {
                problems.error(
                        Code.SPEC_DUPLICATE_COLUMN,
                        entry.key().at(),
                        "target column '" + name + "' is mapped twice",
                        "it stands above as '" + earlier + "'");
            }
            if (ColumnNodes.isStar(entry.key())) {
                star = true;
            } else {
                targets.add(name);
            }
        }
        looked.addAll(LookupCheck.check(entity, ColumnNodes.of(entity.node("columns")), problems));
    }

    private void target() {
        Fields target = entity.child("target");
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Located<String> key : target.texts("keys")) {
            if (!isTarget(key.value()) && !star) {
                problems.error(
                        Code.SPEC_KEY_NOT_MAPPED,
                        key.at(),
                        "key '" + key.value() + "' is not among the columns",
                        NearestName.hintOrList(key.value(), targets));
            } else if (!keys.add(key.value())) {
                problems.error(Code.SPEC_BAD_VALUE, key.at(), "key '" + key.value() + "' stands twice", "keep one");
            }
        }
        Map<String, String> stamps = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Stamp.Kind kind : Stamp.Kind.values()) {
            Located<String> column = target.text(kind.key());
            if (column == null || (kind == Stamp.Kind.DELETED_AT && !DeletesCheck.marks(entity))) {
                continue;
            }
            if (isTarget(column.value())) {
                mappedTwice(kind.key(), column);
            }
            String other = stamps.putIfAbsent(column.value(), kind.key());
            if (other != null) {
                problems.error(
                        Code.SPEC_DUPLICATE_COLUMN,
                        column.at(),
                        "'" + column.value() + "' is both " + other + " and " + kind.key(),
                        "name another column for one of them, or leave it out");
            }
        }
    }

    /** Where the defaults say it, they may be right for others: the place is that of the entity's column. */
    private void mappedTwice(String key, Located<String> stamp) {
        boolean preset = !stamp.at().file().equals(file);
        problems.error(
                Code.SPEC_DUPLICATE_COLUMN,
                preset ? columnAt(stamp.value()) : stamp.at(),
                "'" + stamp.value() + "' is " + key + (preset ? " by the defaults (" + stamp.at() + ")" : "")
                        + " and mapped in columns",
                "leave it out of columns: the engine sets it"
                        + (preset ? "; or name another " + key + " below target" : ""));
    }

    private Location columnAt(String name) {
        return ColumnNodes.of(entity.node("columns")).stream()
                .map(Node.Entry::key)
                .filter(key -> key.text().equalsIgnoreCase(name))
                .map(Node.Scalar::at)
                .findFirst()
                .orElseGet(() -> entity.at("columns"));
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

    /** Rows that come under the limit later lie behind the watermark: no run would ever read them. */
    private void limit() {
        Located<String> query = entity.child("source").text("query");
        if (query == null || entity.child("watermark").texts("columns").isEmpty()) {
            return;
        }
        QueryText text = QueryText.of(query.value());
        if (!text.isLimited()) {
            return;
        }
        String message = "the query returns only so many rows (LIMIT, TOP, OFFSET or FETCH): what comes under the limit"
                + " later is behind the watermark then, and never read";
        String hint = "leave the limit out; or the watermark, and the query is read whole in every run";
        if (text.order() >= 0) {
            problems.error(Code.SPEC_LIMITED_QUERY, query.at(), message, hint);
        } else {
            problems.warning(Code.SPEC_LIMITED_QUERY, query.at(), message, hint);
        }
    }

    private void fresh() {
        Located<String> fresh = entity.text("fresh");
        Duration age = fresh == null ? null : Durations.parse(fresh.value());
        Duration lag = entity.child("watermark").duration("lag", Duration.ZERO);
        if (fresh != null && age != null && age.compareTo(lag) <= 0) {
            problems.error(
                    Code.NEVER_FRESH,
                    fresh.at(),
                    age.isZero()
                            ? "fresh: " + fresh + " is never met: what is loaded is older than nothing"
                            : "fresh: " + fresh + " is never met: watermark.lag keeps the target further behind",
                    "write the time between two runs, the lag, and some more");
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
        if (!isTarget(name) && !star) {
            problems.error(
                    Code.TARGET_COLUMN_MISSING,
                    at,
                    "the test names '" + name + "', which is not among the columns",
                    NearestName.hintOrList(name, targets));
        } else if (looked.contains(name)) {
            problems.error(
                    Code.LOOKUP_UNTESTABLE,
                    at,
                    "the test names '" + name + "', which is looked up in a dimension of the warehouse: without a"
                            + " database nobody knows it",
                    "leave it out of the test");
        }
    }

    private boolean isTarget(String name) {
        return targets.contains(name);
    }
}
