package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.DeletesSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.internal.transform.TypeCheck;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.Removal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans what is done about rows that are gone. */
final class DeletePlanner {
    private DeletePlanner() {}

    /** What becomes of them: as the spec says, or as the strategy has it. */
    static @Nullable Removal removal(EntitySpec spec) {
        DeletesSpec deletes = spec.source().deletes();
        return deletes == null ? null : new Removal(what(spec), !deletes.compares());
    }

    private static OnDelete what(EntitySpec spec) {
        Located<OnDelete> said = spec.target().onDelete().what();
        OnDelete usual = spec.target().history() == null ? OnDelete.DELETE : OnDelete.CLOSE;
        return said == null ? usual : said.value();
    }

    static void check(EntitySpec spec, SourcePlan from, TargetPlan into, Problems problems) {
        DeletesSpec deletes = spec.source().deletes();
        if (deletes == null) {
            return;
        }
        if (what(spec) == OnDelete.MARK && !into.relation().updates()) {
            problems.error(
                    Code.TARGET_NOT_WRITABLE,
                    deletes.at(),
                    "on_delete: mark changes rows, and " + into.relation().what() + " " + into.table()
                            + " takes no changes to its rows",
                    "write on_delete: delete or ignore, or choose another target");
        }
        checkWhen(spec, from.columns(), problems);
    }

    /** @param source null: not known */
    static void checkWhen(EntitySpec spec, @Nullable List<Column> source, Problems problems) {
        Located<String> when = when(spec);
        if (when != null) {
            TypeCheck.checkCondition(when, DeletePlan.WHEN, source, problems);
        }
    }

    /** The condition; null where there is none, where it does not compile, or where the names of the source are not known. */
    static @Nullable RowCondition compileWhen(EntitySpec spec, @Nullable List<String> names, Problems problems) {
        Located<String> when = when(spec);
        return when == null ? null : RowCondition.compile(when, DeletePlan.WHEN, names, spec.onError(), problems);
    }

    private static @Nullable Located<String> when(EntitySpec spec) {
        DeletesSpec deletes = spec.source().deletes();
        return deletes == null ? null : deletes.when();
    }

    /** @param load the entity's without this */
    static LoadPlan with(EntitySpec spec, LoadPlan load) {
        DeletesSpec deletes = spec.source().deletes();
        if (load.strategy().whole()) {
            Located<String> where = spec.target().where();
            return load.with(new DeletePlan(
                    where == null ? spec.target().table().at() : where.at(),
                    null,
                    Duration.ZERO,
                    null,
                    spec.onError(),
                    OnDelete.DELETE,
                    spec.target().onDelete().most()));
        }
        return deletes == null
                ? load
                : load.with(new DeletePlan(
                        deletes.at(),
                        deletes.compares() ? keysOf(load) : null,
                        deletes.every(),
                        deletes.when(),
                        spec.onError(),
                        what(spec),
                        spec.target().onDelete().most()));
    }

    /** The same, and keys are compared. */
    static LoadPlan comparing(LoadPlan load, DeletePlan deletes) {
        return load.with(new DeletePlan(
                deletes.at(),
                keysOf(load),
                deletes.every(),
                deletes.when(),
                deletes.onError(),
                deletes.what(),
                deletes.most()));
    }

    /** Reads all of the source, whatever its window: a row that waits for its time is not gone. */
    private static LoadPlan keysOf(LoadPlan load) {
        List<ColumnRule> rules = load.keyRules();
        List<Column> columns = load.read().columns().stream()
                .filter(column -> rules.stream()
                        .flatMap(rule -> Stream.ofNullable(rule.from()))
                        .anyMatch(from -> from.value().equalsIgnoreCase(column.name())))
                .toList();
        return new LoadPlan(
                load.entity(),
                load.at(),
                new ReadPlan(load.read().select(), columns, List.of(), List.of(), false),
                rules,
                load.keyNames(),
                load.merge().ofKeys(),
                load.strategy(),
                load.commit(),
                load.maxRejects(),
                null,
                Hooks.NONE);
    }
}
