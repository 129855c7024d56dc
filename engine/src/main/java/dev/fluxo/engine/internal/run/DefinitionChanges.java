package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Definition.Made;
import dev.fluxo.engine.internal.model.Definition.Source;
import dev.fluxo.engine.internal.model.Definition.Target;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of an entity is other than what its watermark stands for, in words. Start reading at {@link #find}. */
final class DefinitionChanges {
    private static final String SHARED =
            "; if another project loads an entity of this name with the same control tables, rename it in one of them";

    private final EntitySpec spec;
    private final Definition stored;
    private final Definition present;
    private final String stands;
    private final Problems problems = new Problems();

    private DefinitionChanges(EntityPlan plan, Definition stored, Definition present, String stands) {
        this.spec = plan.spec();
        this.stored = stored;
        this.present = present;
        this.stands = stands;
    }

    /**
     * Errors for what stops a run, warnings for what it says.
     *
     * @param stands the watermark, for people
     */
    static List<Problem> find(EntityPlan plan, Definition stored, Definition present, String stands) {
        DefinitionChanges changes = new DefinitionChanges(plan, stored, present, stands);
        changes.source();
        changes.target();
        changes.keys();
        changes.columns();
        changes.deletes();
        return changes.problems.all();
    }

    private void source() {
        Source before = stored.source();
        Source now = present.source();
        Location at = spec.source().query() == null
                ? spec.source().connection().at()
                : spec.source().query().at();
        if (!before.connection().equals(now.connection())
                || !before.database().equals(now.database())
                || !Objects.equals(before.table(), now.table())) {
            boolean sameNames =
                    before.connection().equals(now.connection()) && Objects.equals(before.table(), now.table());
            problems.error(
                    Code.SOURCE_CHANGED,
                    at,
                    "'" + spec.name() + "' was loaded up to " + stands + " from " + words(before) + ", and reads "
                            + (sameNames ? "another database by that connection" : words(now)) + " now",
                    Advice.of(rewind("reads all of it"), SHARED));
            return;
        }
        Set<String> others = new TreeSet<>();
        Set<String> names = new TreeSet<>(before.lookups().keySet());
        names.addAll(now.lookups().keySet());
        names.stream()
                .filter(name -> !Objects.equals(
                        before.lookups().get(name), now.lookups().get(name)))
                .forEach(others::add);
        if (!others.isEmpty()) {
            problems.error(
                    Code.LOOKUPS_CHANGED,
                    at,
                    "'" + spec.name() + "' was loaded up to " + stands + " with another value of "
                            + others.stream().map(name -> "${" + name + "}").collect(Collectors.joining(", "))
                            + " in its query: what the new one finds behind that would never be read",
                    Advice.of("run it with the value of before; ", rewind("reads all with the new one")));
        }
        Made query = now.query();
        if (query != null && query.since() != null) {
            problems.warning(
                    Code.QUERY_CHANGED,
                    at,
                    "the query of '" + spec.name() + "' was changed: only rows after " + place(query.since())
                            + " are as it is now, and what it finds behind that is not read",
                    rewind("reads all again"));
        }
    }

    private void target() {
        Target before = stored.target();
        Target now = present.target();
        if (before.connection().equals(now.connection())
                && before.database().equals(now.database())
                && before.table().equals(now.table())) {
            return;
        }
        boolean sameNames =
                before.connection().equals(now.connection()) && before.table().equals(now.table());
        problems.error(
                Code.TARGET_CHANGED,
                spec.target().table().at(),
                "'" + spec.name() + "' was loaded up to " + stands + " into " + before.table() + " of "
                        + before.connection()
                        + ", and its target is "
                        + (sameNames
                                ? "in another database by that connection"
                                : now.table() + " of " + now.connection())
                        + " now: earlier rows are not in it",
                Advice.of(rewind("loads them"), SHARED));
    }

    private void keys() {
        Set<String> before = lower(stored.keys());
        Set<String> now = lower(present.keys());
        List<String> made = now.stream()
                .filter(key -> before.contains(key) && isMadeOtherwise(key))
                .toList();
        if (before.equals(now) && made.isEmpty()) {
            return;
        }
        problems.error(
                Code.KEYS_CHANGED,
                spec.target().keys().isEmpty()
                        ? spec.target().table().at()
                        : spec.target().keys().get(0).at(),
                before.equals(now)
                        ? "the key " + String.join(", ", made) + " of '" + spec.name()
                                + "' is computed differently than in the rows that are loaded up to " + stands
                        : "the rows of '" + spec.name() + "' up to " + stands + " were loaded by "
                                + words(before) + ", and its keys are "
                                + (now.isEmpty() ? "none" : String.join(", ", now))
                                + " now",
                Advice.of("empty the target and say ", accepted(spec.name(), "")));
    }

    private static String words(Set<String> keys) {
        return keys.isEmpty() ? "no keys" : "the keys " + String.join(", ", keys);
    }

    private boolean isMadeOtherwise(String column) {
        Made before = stored.columns().get(column);
        Made now = present.columns().get(column);
        return before != null && now != null && !before.hash().equals(now.hash());
    }

    private void columns() {
        Set<String> keys = lower(present.keys());
        for (ColumnSpec column : spec.columns()) {
            String name = column.target().value().toLowerCase(Locale.ROOT);
            Made now = present.columns().get(name);
            if (now != null && now.since() != null && !keys.contains(name)) {
                problems.warning(
                        Code.COLUMN_CHANGED,
                        column.target().at(),
                        "'" + column.target().value() + "' is as mapped only in rows from " + place(now.since())
                                + " on: it is new, or was computed differently before",
                        Advice.of(
                                Action.BACKFILL
                                        .with("columns", column.target().value())
                                        .with("entities", spec.name()),
                                " fills it alone; ",
                                rewind("reads all again")));
            }
        }
    }

    private void deletes() {
        Made when = present.columns().get(PresentDefinition.WHEN);
        if (when != null && when.since() != null && spec.source().deletes() != null) {
            problems.warning(
                    Code.DELETES_CHANGED,
                    spec.source().deletes().at(),
                    "'" + spec.name()
                            + "' heeds what says that it is gone, as deletes.when has it now, only in rows from "
                            + place(when.since()) + " on: what said so before stays in the target",
                    rewind("reads all again"));
        }
    }

    private Advice rewind(String effect) {
        return rewind(spec.name(), effect);
    }

    /** The next step where a watermark no longer stands for what it stood for. */
    static Advice rewind(String entity, String effect) {
        return accepted(entity, " " + effect);
    }

    private static Advice accepted(String entity, String effect) {
        return Advice.of(
                Action.REWIND.with("entities", entity).with("to", "start"),
                effect + "; ",
                Option.of("to", "here"),
                " says that it is meant so");
    }

    private String place(String value) {
        return spec.watermark() == null
                ? value
                : spec.watermark().columns().get(0).value() + " " + value;
    }

    private static String words(Source source) {
        return (source.table() == null ? "a query" : source.table()) + " of " + source.connection();
    }

    private static Set<String> lower(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }
}
