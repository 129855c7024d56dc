package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.model.Aside;
import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two databases of one make sum their rows themselves, where these are copied as they are: no row leaves its database but those of buckets that
 * differ. Rows that are not due yet are no part of the source's sums: those that the target has all the same make a difference, and are looked into.
 */
final class SumsInDatabases implements Totals {
    private final SourceSide source;
    private final TargetSide target;
    private final Sql ofSource;
    private final Sql ofTarget;
    private final Sums sourceSums;
    private final Sums targetSums;
    private final Sums waiting;

    private SumsInDatabases(SourceSide source, TargetSide target, Sql ofSource, Sql ofTarget, int buckets) {
        this.source = source;
        this.target = target;
        this.ofSource = ofSource;
        this.ofTarget = ofTarget;
        this.sourceSums = new Sums(buckets);
        this.targetSums = new Sums(buckets);
        this.waiting = new Sums(buckets);
    }

    /** Null where the rows have to be read: they are changed on their way, may be rejected, or are of types that are not spelled alike. */
    static @Nullable SumsInDatabases of(
            EntityPlan plan, ComparedColumns compared, Buckets buckets, SourceSide source, TargetSide target) {
        if (!(buckets instanceof Buckets.Ranges ranges)
                || !source.make().equals(target.make())
                || plan.load().compileGone() != null
                || !plan.load().rules().stream().allMatch(rule -> isTaken(plan, rule))) {
            return null;
        }
        List<Column> copied = compared.places().stream()
                .map(place ->
                        Objects.requireNonNull(copied(plan, plan.load().rules().get(place))))
                .toList();
        Sql ofSource = source.sums(copied, Objects.requireNonNull(source.copied(ranges)), ranges.steps());
        Sql ofTarget = target.sums(compared.columns(), plan.merge().keys().get(ranges.key()), ranges.steps());
        return ofSource == null || ofTarget == null
                ? null
                : new SumsInDatabases(source, target, ofSource, ofTarget, buckets.count());
    }

    /** Whether no row can be rejected for the column: a row that is would have been summed. */
    private static boolean isTaken(EntityPlan plan, ColumnRule rule) {
        return rule.carried().isEmpty()
                ? copied(plan, rule) != null
                : rule.carried().stream().allMatch(key -> find(plan, key.from(), key.type()) != null);
    }

    /** The column of the source that is copied, and fits whatever it holds; null: there is none. */
    private static @Nullable Column copied(EntityPlan plan, ColumnRule rule) {
        if (rule.from() == null || !rule.steps().isEmpty() || rule.check() != null) {
            return null;
        }
        Column column = find(plan, rule.from(), rule.type());
        return column == null || (column.nullable() && (rule.key() || !rule.nullable())) ? null : column;
    }

    private static @Nullable Column find(EntityPlan plan, Located<String> name, @Nullable DataType type) {
        return plan.sourceColumns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name.value()))
                .filter(column -> type != null && isSame(column.type(), type))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(DataType from, DataType to) {
        return from.kind() == to.kind()
                && from.sqlName().equalsIgnoreCase(to.sqlName())
                && from.length() == to.length()
                && from.precision() == to.precision()
                && from.scale() == to.scale();
    }

    void run() {
        try (Aside there = new Aside(
                "fluxo-reconcile",
                () -> target.sums(ofTarget, (bucket, due, rows, sum) -> targetSums.add(bucket, rows, sum)))) {
            there.start();
            source.sums(ofSource, this::take);
            there.await();
        }
    }

    private void take(int bucket, boolean due, long rows, long sum) {
        (due ? sourceSums : waiting).add(bucket, rows, sum);
    }

    @Override
    public List<Integer> differing() {
        return sourceSums.differing(targetSums);
    }

    @Override
    public long rows(int bucket) {
        return sourceSums.rows(bucket) + waiting.rows(bucket) + targetSums.rows(bucket);
    }

    @Override
    public long compared() {
        return sourceSums.total();
    }

    @Override
    public long inTarget() {
        return targetSums.total();
    }

    @Override
    public long waiting() {
        return waiting.total();
    }

    /** None is: each row of the source fits as it is. */
    @Override
    public long rejected() {
        return 0;
    }
}
