package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.model.Aside;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.reconcile.SourceSide.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All rows of both sides, once, at the same time. Rows of which it is not known what they are to be in the target are left out on both sides. */
final class Pass implements Totals {
    private static final int KEYS_AT_ONCE = 500;

    private final Buckets buckets;
    private final SourceSide source;
    private final TargetSide target;
    private final TargetSide leftOut;
    private final Fingerprint ofSource;
    private final Fingerprint ofTarget;
    private final Fingerprint ofLeftOut;
    private final int[] keyPlaces;
    private final Sums ofAllSource;
    private final Sums ofAllTarget;
    private final long[] rejected;
    private List<List<Object>> keys = new ArrayList<>();
    private long waiting;
    private long inTarget;
    private @Nullable Aside beside;

    /** @param leftOut the target, for the keys that are left out */
    Pass(
            EntityPlan plan,
            ComparedColumns compared,
            Buckets buckets,
            SourceSide source,
            TargetSide target,
            TargetSide leftOut) {
        this.buckets = buckets;
        this.source = source;
        this.target = target;
        this.leftOut = leftOut;
        this.ofSource = compared.ofSource(plan);
        this.ofTarget = compared.ofTarget(plan);
        this.ofLeftOut = compared.ofTarget(plan);
        this.keyPlaces = plan.keyIndexes();
        this.ofAllSource = new Sums(buckets.count());
        this.ofAllTarget = new Sums(buckets.count());
        this.rejected = new long[buckets.count()];
    }

    void run() {
        Sums unknown = new Sums(buckets.count());
        try (Aside there = new Aside("fluxo-reconcile", this::readTarget)) {
            beside = there;
            there.start();
            source.rows(null, false, (state, row, made) -> take(state, made, unknown));
            leaveOut(unknown);
            there.await();
        }
        inTarget = ofAllTarget.total();
        ofAllTarget.subtract(unknown);
    }

    private void readTarget() {
        Aside thread = Objects.requireNonNull(beside);
        target.rows(null, row -> {
            thread.check();
            ofAllTarget.add(buckets.of(ofTarget, row), ofTarget.of(row));
        });
    }

    private void take(State state, @Nullable Object[] made, Sums unknown) {
        int bucket = buckets.of(ofSource, made);
        if (state == State.DUE) {
            ofAllSource.add(bucket, ofSource.of(made));
            return;
        }
        if (state == State.GONE) {
            return;
        }
        waiting += state == State.WAITING ? 1 : 0;
        rejected[bucket] += state == State.REJECTED ? 1 : 0;
        keys.add(Arrays.stream(keyPlaces)
                .mapToObj(place -> Objects.requireNonNull(made[place]))
                .toList());
        if (keys.size() == KEYS_AT_ONCE) {
            leaveOut(unknown);
        }
    }

    private void leaveOut(Sums unknown) {
        if (!keys.isEmpty()) {
            leftOut.rowsOf(keys, row -> unknown.add(buckets.of(ofLeftOut, row), ofLeftOut.of(row)));
            keys = new ArrayList<>();
        }
    }

    @Override
    public List<Integer> differing() {
        return ofAllSource.differing(ofAllTarget);
    }

    @Override
    public long rows(int bucket) {
        return ofAllSource.rows(bucket) + Math.max(0, ofAllTarget.rows(bucket));
    }

    @Override
    public long compared() {
        return ofAllSource.total();
    }

    @Override
    public long inTarget() {
        return inTarget;
    }

    @Override
    public long waiting() {
        return waiting;
    }

    @Override
    public long rejected() {
        long all = Arrays.stream(rejected).sum();
        return all - differing().stream().mapToLong(bucket -> rejected[bucket]).sum();
    }
}
