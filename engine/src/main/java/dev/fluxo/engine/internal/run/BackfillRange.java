package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Definition.Refill;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.OneRowPerKey;
import dev.fluxo.engine.internal.source.WatermarkBefore;
import dev.fluxo.engine.internal.source.WatermarkValue;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Fill;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.Type2;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill reads of an entity, and how it is loaded.
 *
 * @param from the least value of the first watermark column; null: from the beginning
 * @param until the first value that is not read; null: all up to the watermark is
 * @param since what comes before {@code from}; null: nothing does
 * @param load the plan of the load
 * @param asked what is remembered of it where it is cut; null: it is not cut, all of it is one transaction
 */
record BackfillRange(
        @Nullable Comparable<?> from,
        @Nullable Comparable<?> until,
        Watermark.@Nullable Part since,
        LoadPlan load,
        @Nullable Refill asked,
        List<Problem> warnings) {
    BackfillRange {
        warnings = List.copyOf(warnings);
    }

    /** The columns that alone are filled; empty: whole rows are loaded. */
    List<String> filled() {
        return load.strategy() instanceof Fill fill
                ? fill.columns().stream().map(Column::name).toList()
                : List.of();
    }

    /** @throws dev.fluxo.engine.problem.FluxoException with every reason why not */
    static BackfillRange of(EntityPlan plan, Database source, BackfillAsked asked) {
        Problems problems = new Problems();
        checkStrategy(plan, asked, problems);
        checkColumns(plan, asked, problems);
        if (asked.isRange() && plan.watermark().isEmpty()) {
            impossible(
                    plan,
                    "it has no watermark, so there is no range of it",
                    "leave the range out: all of it is read",
                    problems);
        }
        problems.throwIfErrors();
        WatermarkValue from = value(plan, asked.from(), source, problems);
        WatermarkValue until = value(plan, asked.until(), source, problems);
        if (from != null && until != null && !from.isBefore(until.value())) {
            impossible(
                    plan,
                    "the range begins at " + asked.from() + ", which is not before its end, " + asked.until(),
                    Advice.of(
                            "give the earlier value to ",
                            Option.of("from"),
                            ": rows are read from there on, and not those of ",
                            Option.of("until")),
                    problems);
        }
        problems.throwIfErrors();
        // An older row must not come over a later one of its key that is not read again.
        boolean certain = OneRowPerKey.holds(plan, source.catalog());
        if (!certain && until != null) {
            problems.warning(
                    Code.BACKFILL_READS_ON,
                    plan.spec().at(),
                    "nothing vouches that a key of '" + plan.entity()
                            + "' has one row of the source only: all rows up to the watermark are read, not only those until "
                            + asked.until(),
                    null);
        }
        boolean inBatches = certain && !plan.watermark().isEmpty();
        Comparable<?> end = certain && until != null ? until.value() : null;
        return new BackfillRange(
                from == null ? null : from.value(),
                end,
                from == null ? null : since(plan, String.valueOf(asked.from()), source),
                load(plan, asked, inBatches),
                inBatches ? refill(plan, asked, from, end) : null,
                problems.all());
    }

    private static void checkStrategy(EntityPlan plan, BackfillAsked asked, Problems problems) {
        if (plan.load().strategy().whole()) {
            impossible(
                    plan,
                    "each of its runs reads all rows, and makes the target equal to them (strategy: replace)",
                    Advice.of(Action.RUN, " does what is asked for"),
                    problems);
        }
        if (plan.load().strategy() instanceof Type2 && !asked.columns().isEmpty()) {
            impossible(
                    plan,
                    "it keeps versions, and what a column held in an earlier one is not known",
                    "leave columns out: what differs makes a new version",
                    problems);
        }
        if (plan.merge().keys().isEmpty()) {
            impossible(
                    plan,
                    "it has no keys, and rows that are there would come twice",
                    "give it keys; or empty the target, and rewind to start",
                    problems);
        }
    }

    private static void checkColumns(EntityPlan plan, BackfillAsked asked, Problems problems) {
        List<String> known = plan.spec().columns().stream()
                .map(column -> column.target().value())
                .toList();
        for (String name : asked.columns()) {
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                impossible(plan, "it maps no column '" + name + "'", NearestName.hintOrList(name, known), problems);
            } else if (plan.spec().target().keys().stream().map(Located::value).anyMatch(name::equalsIgnoreCase)) {
                impossible(
                        plan,
                        "'" + name + "' is a key: by it the rows are found that are filled",
                        "leave it out of columns",
                        problems);
            }
        }
    }

    private static @Nullable WatermarkValue value(
            EntityPlan plan, @Nullable String text, Database source, Problems problems) {
        if (text == null) {
            return null;
        }
        try {
            WatermarkValue value = WatermarkValue.of(plan, text, source);
            if (!Fits.exactly(value.value(), plan.watermark().get(0).type())) {
                throw new IllegalArgumentException("column '"
                        + plan.watermark().get(0).name() + "' cannot hold '" + text + "', it is "
                        + plan.watermark().get(0).type());
            }
            if (value.note() != null) {
                problems.warning(Code.BACKFILL_READ_AS, null, value.note(), null);
            }
            return value;
        } catch (IllegalArgumentException e) {
            impossible(plan, String.valueOf(e.getMessage()), "write a value of the first watermark column", problems);
            return null;
        }
    }

    private static Watermark.@Nullable Part since(EntityPlan plan, String from, Database source) {
        Watermark before = WatermarkBefore.of(plan, from, source).watermark();
        return before == null ? null : before.parts().get(0);
    }

    private static LoadPlan load(EntityPlan plan, BackfillAsked asked, boolean inBatches) {
        Strategy strategy = asked.columns().isEmpty()
                ? plan.load().strategy()
                : new Fill(plan.merge().columns().stream()
                        .filter(column -> asked.columns().stream().anyMatch(column.name()::equalsIgnoreCase))
                        .toList());
        return plan.load().with(strategy, inBatches ? CommitMode.BATCH : CommitMode.ENTITY);
    }

    private static Refill refill(
            EntityPlan plan, BackfillAsked asked, @Nullable WatermarkValue from, @Nullable Comparable<?> until) {
        return new Refill(
                from == null ? null : ValueText.write(from.value()),
                until == null ? null : ValueText.write(until),
                asked.columns().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                plan.spec().hash(),
                new Watermark(List.of()));
    }

    private static void impossible(EntityPlan plan, String why, CharSequence hint, Problems problems) {
        problems.error(
                Code.BACKFILL_IMPOSSIBLE,
                plan.spec().at(),
                "'" + plan.entity() + "' cannot be read again so: " + why,
                hint);
    }
}
