package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.AuditLog;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.WatermarkFit;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stored watermark of an entity still stands for what its spec and its databases are now. An old row that knows of no
 * definition takes over the present one.
 */
public final class Standing {
    private final EntityPlan plan;
    private final ControlRow control;
    private final Database target;
    private final Database books;
    private final Definition present;
    private final Problems problems = new Problems();
    private final Definition next;
    private final boolean filled;

    private Standing(EntityPlan plan, ControlRow control, Databases databases, Database books) {
        EntitySpec spec = plan.spec();
        this.plan = plan;
        this.control = control;
        this.target = databases.get(spec.target().connection().value());
        this.books = books;
        this.present = PresentDefinition.of(
                plan, databases.get(spec.source().connection().value()), target, books);
        Watermark watermark = spec.watermark() == null ? null : control.watermark();
        filled = watermark != null && wasFilled();
        if (watermark == null) {
            Definition stored = control.definition();
            next = stored == null ? present : present.compared(stored.compared());
            return;
        }
        next = DefinitionMerge.of(
                control.definition(), present, watermark.parts().get(0).value());
        compare(watermark);
    }

    /** @param books the database of the control tables */
    public static Standing of(EntityPlan plan, ControlRow control, Databases databases, Database books) {
        return new Standing(plan, control, databases, books);
    }

    private void compare(Watermark watermark) {
        Problem misfit = WatermarkFit.problem(plan, watermark);
        if (misfit != null) {
            problems.add(misfit);
        }
        Definition stored = control.definition();
        if (stored != null) {
            problems.addAll(DefinitionChanges.find(plan, stored, next, watermark.toString()));
        }
        boolean other = problems.all().stream().anyMatch(problem -> problem.code() == Code.TARGET_CHANGED);
        if (!other && filled && (isRemade(stored) || !hasRows())) {
            problems.add(isRemade(stored) ? remade(watermark) : emptied(watermark));
        }
    }

    private boolean wasFilled() {
        Definition stored = control.definition();
        if (stored != null) {
            return stored.target().filled();
        }
        try (Session session = books.asking()) {
            return AuditLog.hasLoaded(session, plan.entity());
        }
    }

    /** A restore that brought back the control tables too left both as they were to each other. */
    private boolean isRemade(@Nullable Definition stored) {
        if (stored == null
                || stored.target().identity() == null
                || present.target().identity() == null
                || stored.target().identity().equals(present.target().identity())) {
            return false;
        }
        return stored.target().books() == null
                || stored.target().books().equals(present.target().books());
    }

    private boolean hasRows() {
        try (Session session = target.asking()) {
            return session.query(session.dialect().target().isEmpty(plan.merge()), row -> row.integer(1))
                            .get(0)
                    == 0;
        }
    }

    private Problem remade(Watermark watermark) {
        return Problem.error(
                Code.TARGET_REMADE,
                plan.spec().target().table().at(),
                "the target " + plan.merge().target() + " of '" + plan.entity()
                        + "' was dropped and made anew since it was" + " loaded up to " + watermark
                        + ": what it holds is not known",
                DefinitionChanges.rewind(plan.entity(), "loads it again"));
    }

    private Problem emptied(Watermark watermark) {
        return Problem.error(
                Code.TARGET_EMPTIED,
                plan.spec().target().table().at(),
                "the target " + plan.merge().target() + " of '" + plan.entity()
                        + "' has no rows, though it is loaded up to " + watermark + ": it was emptied",
                DefinitionChanges.rewind(plan.entity(), "loads it again"));
    }

    /** Errors stop a run; warnings are what it says. */
    public List<Problem> problems() {
        return problems.all();
    }

    /** @throws FluxoException with everything that stops a run */
    public List<Problem> warningsOrThrow() {
        problems.throwIfErrors();
        return problems.all();
    }

    /**
     * What the next commit remembers.
     *
     * @param arrived whether rows were seen in the target since the watermark was read
     */
    Definition next(boolean arrived) {
        return DefinitionMerge.filled(next, arrived || filled);
    }

    /** When keys were compared last; null: never, as far as is known. */
    public @Nullable Instant compared() {
        Definition stored = control.definition();
        return stored == null || stored.compared() == null ? null : Instant.parse(stored.compared());
    }

    /**
     * What is remembered once rows are read again up to the watermark.
     *
     * @param arrived whether rows were seen in the target since the watermark was read
     * @param columns that alone were filled; empty: whole rows were loaded
     * @param since the value of the watermark after which that was; null: the beginning
     */
    Definition refilled(boolean arrived, List<String> columns, Watermark.@Nullable Part since) {
        UnaryOperator<@Nullable String> earlier = before -> since == null
                ? null
                : before != null && RewindDestination.isEarlier(before, since) ? before : since.value();
        return DefinitionMerge.refilled(
                next(arrived),
                name -> columns.isEmpty() || columns.stream().anyMatch(name::equalsIgnoreCase),
                columns.isEmpty(),
                earlier);
    }

    /** What is remembered where somebody says that all is meant as it is. */
    Definition accepted() {
        return DefinitionMerge.filled(present, hasRows());
    }

    /**
     * What is remembered where rows are read again from a value on; null where nothing is known of before.
     *
     * @param isEarlier whether a value of the first watermark column comes before it
     */
    @Nullable
    Definition rewound(String value, Predicate<String> isEarlier) {
        BinaryOperator<String> earlier = (since, now) -> isEarlier.test(since) ? since : now;
        return control.definition() == null
                ? null
                : DefinitionMerge.filled(
                        DefinitionMerge.rewound(control.definition(), present, value, earlier), hasRows());
    }
}
