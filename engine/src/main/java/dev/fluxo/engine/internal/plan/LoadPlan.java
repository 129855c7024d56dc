package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.internal.transform.RowCompiler;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.LookupSteps;
import dev.fluxo.engine.spi.Program;
import dev.fluxo.engine.spi.Removal;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Window;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to move the rows of an entity. Pure data, that knows no spec: it can be sent to another process, and is compiled where
 * it is used.
 *
 * @param at where the spec says the entity's name
 * @param rules how each target column is filled, in the order of a target row; but the last where that is what the run dates its versions with
 * @param keyNames the target's keys as the spec writes them
 * @param merge what is written of which target
 * @param deletes what is done about rows that are gone; null: nothing
 * @param strategy how: as the spec asks for, or by the statements that the target takes
 * @param hooks what is executed in the target before and after the rows
 */
public record LoadPlan(
        String entity,
        Location at,
        ReadPlan read,
        List<ColumnRule> rules,
        List<String> keyNames,
        StageTransfer merge,
        Strategy strategy,
        CommitMode commit,
        RejectLimit maxRejects,
        @Nullable DeletePlan deletes,
        Hooks hooks)
        implements Serializable {
    public LoadPlan {
        rules = List.copyOf(rules);
        keyNames = List.copyOf(keyNames);
    }

    /** The same for the run that writes. */
    public LoadPlan of(String runId) {
        return new LoadPlan(
                entity,
                at,
                read,
                rules,
                keyNames,
                merge.of(runId),
                strategy,
                commit,
                maxRejects,
                deletes == null ? null : deletes.of(runId),
                hooks);
    }

    LoadPlan with(DeletePlan other) {
        return new LoadPlan(entity, at, read, rules, keyNames, merge, strategy, commit, maxRejects, other, hooks);
    }

    /** The same, read in ranges at once. */
    LoadPlan splitting(SplitPlan ranges) {
        return with(read.splitting(ranges));
    }

    /**
     * Whether the rows of a window come in the order of the watermark. Ranges are read side by side, and their rows taken as they come, where
     * nothing depends on it: where no commit divides them, none is read again, and those of a key come from one range.
     */
    public boolean inOrder(Window window) {
        SplitPlan split = read.split();
        return split == null || !split.keysApart() || commit == CommitMode.BATCH || window.again() != null;
    }

    /** The same where this becomes of rows that are gone. */
    LoadPlan removing(Removal removal) {
        return new LoadPlan(
                entity,
                at,
                read,
                rules,
                keyNames,
                merge.removing(removal),
                strategy,
                commit,
                maxRejects,
                deletes,
                hooks);
    }

    /** The same, read in the order of these columns. */
    private LoadPlan by(List<Column> order) {
        return with(read.by(order));
    }

    /** The same, read in no order, which spares the database to sort the rows of each range. */
    public LoadPlan unordered() {
        return with(read.unordered());
    }

    private LoadPlan with(ReadPlan other) {
        return new LoadPlan(entity, at, other, rules, keyNames, merge, strategy, commit, maxRejects, deletes, hooks);
    }

    /** The same, read in the order in which the target's keys are; null where a key is not simply a column of the source of its kind. */
    public @Nullable LoadPlan inOrderOfKeys() {
        List<Column> order = new ArrayList<>();
        for (ColumnRule rule : keyRules()) {
            Located<String> from = rule.from();
            DataType type = rule.type();
            Column column = from == null || type == null || !rule.steps().isEmpty() ? null : readAs(from.value());
            if (column == null || column.type().kind() != type.kind()) {
                return null;
            }
            order.add(column);
        }
        return by(order);
    }

    private @Nullable Column readAs(String name) {
        return read.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** From a source row to a target row. */
    public RowFunction compile() {
        return compile(rules);
    }

    /** Where in a target row stands what has to be good of a row that says it is gone: the keys, and what dates the end of a version. */
    public int[] goneIndexes() {
        int[] keys = keyIndexes();
        return merge.history() == null || datedByRun() != null
                ? keys
                : IntStream.concat(
                                Arrays.stream(keys),
                                IntStream.of(
                                        merge.columns().indexOf(merge.versions().validFrom())))
                        .toArray();
    }

    /** From a source row that says it is gone to what stands in those places. */
    public RowFunction compileGoneRow() {
        return compile(Arrays.stream(goneIndexes())
                .mapToObj(index -> rules.get(index).unchecked())
                .toList());
    }

    /** From a source row to its key alone, in the order of the keys. */
    public RowFunction compileKeys() {
        return compile(keyRules());
    }

    List<ColumnRule> keyRules() {
        return Arrays.stream(keyIndexes())
                .mapToObj(index -> rules.get(index).unchecked())
                .toList();
    }

    /** Whether a source row says that it is gone; null where none does. */
    public @Nullable RowCondition compileGone() {
        Located<String> when = deletes == null ? null : deletes.when();
        if (deletes == null || when == null) {
            return null;
        }
        Problems problems = new Problems();
        RowCondition gone = RowCondition.compile(when, DeletePlan.WHEN, sourceNames(), deletes.onError(), problems);
        problems.throwIfErrors();
        return gone;
    }

    private List<String> sourceNames() {
        return read.columns().stream().map(Column::name).toList();
    }

    private RowFunction compile(List<ColumnRule> some) {
        Problems problems = new Problems();
        RowFunction rows = RowCompiler.compile(some, sourceNames(), problems);
        problems.throwIfErrors();
        if (rows == null) {
            throw new IllegalStateException("no row function for " + entity + ", and no problem says why");
        }
        return rows.ofColumns(merge.columns().size());
    }

    /** The same by another strategy, and committed otherwise. */
    public LoadPlan with(Strategy other, CommitMode commits) {
        return new LoadPlan(entity, at, read, rules, keyNames, merge, other, commits, maxRejects, deletes, hooks);
    }

    /** The same by another strategy, for rows that were staged already: their members are looked up. */
    public LoadPlan ofStaged(Strategy other) {
        return new LoadPlan(
                entity,
                at,
                read,
                rules,
                keyNames,
                merge.lookedUp(merge.stage() + "_r"),
                other,
                commit,
                maxRejects,
                deletes,
                hooks);
    }

    /** The statements of a run that write, by way of its first stage. */
    public Program program(TargetSql target) {
        return program(merge, target);
    }

    /**
     * The same by way of another stage.
     *
     * @param number of the stage, from 1 on
     */
    public Program program(TargetSql target, int number) {
        return program(merge.from(merge.stage() + "_" + number), target);
    }

    private Program program(StageTransfer from, TargetSql target) {
        return LookupSteps.before(strategy.program(from, target), target);
    }

    /**
     * What is to be done with a row that the database refuses.
     *
     * @param column the target column that is to blame; null where nobody knows: then each of them may be
     */
    public OnError onRefusal(@Nullable String column) {
        boolean rejects = rules.stream()
                .filter(rule -> column == null || rule.target().value().equalsIgnoreCase(column))
                .anyMatch(rule -> rule.onError() == OnError.REJECT);
        return rejects ? OnError.REJECT : OnError.FAIL;
    }

    /** A column of a target row, as the spec writes it. */
    public String written(int place) {
        return place < rules.size()
                ? rules.get(place).target().value()
                : merge.columns().get(place).name();
    }

    /** The type of what a run dates its versions with; null where a source column does, or no versions are kept. */
    public @Nullable DataType datedByRun() {
        History history = merge.history();
        return history == null || rules.size() == merge.columns().size()
                ? null
                : history.validFrom().type();
    }

    /** The type of the date that a run has, of its versions or of the end of those that are gone; null where it needs none. */
    public @Nullable DataType dated() {
        History history = merge.history();
        boolean ends = deletes != null && deletes.keys() != null;
        return history != null && ends ? history.validFrom().type() : datedByRun();
    }

    /** A key in words: {@code customer_id=42}. */
    public String key(List<Object> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(keyNames.get(i) + "=" + ValueText.write(values.get(i)));
        }
        return String.join(", ", parts);
    }

    /** Where in a target row the keys stand. */
    public int[] keyIndexes() {
        return merge.keys().stream().mapToInt(merge.columns()::indexOf).toArray();
    }
}
