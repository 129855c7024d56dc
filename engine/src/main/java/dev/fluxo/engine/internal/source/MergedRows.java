package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.RowOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows of several ranges, each in the order of the watermark, as one flow in that order. */
final class MergedRows implements RowFlow {
    private final List<Rows> ranges;
    private final PriorityQueue<Head> heads;
    private boolean begun;

    /** The first row of a range that was not taken yet. */
    private static final class Head {
        private final int place;
        private final Rows range;
        private Batch batch;
        private int row;

        private Head(int place, Rows range, Batch batch) {
            this.place = place;
            this.range = range;
            this.batch = batch;
        }

        @Nullable
        Object[] row() {
            return batch.rows().get(row);
        }

        /** False where the range has no row left. */
        boolean advance() {
            if (++row < batch.size()) {
                return true;
            }
            Batch next = range.next();
            if (next == null) {
                return false;
            }
            batch = next;
            row = 0;
            return true;
        }
    }

    /** @param ranges closed with this; each is read ahead, or one would wait for the other */
    MergedRows(LoadPlan plan, List<? extends Rows> ranges) {
        this.ranges = List.copyOf(ranges);
        int[] watermark = plan.read().watermarkIndexes();
        Comparator<Head> order = (left, right) -> compare(left.row(), right.row(), watermark);
        this.heads = new PriorityQueue<>(order.thenComparingInt(head -> head.place));
    }

    private static int compare(@Nullable Object[] left, @Nullable Object[] right, int[] watermark) {
        for (int place : watermark) {
            int order = RowOrder.compare(Objects.requireNonNull(left[place]), Objects.requireNonNull(right[place]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (!begun) {
            begun = true;
            for (int i = 0; i < ranges.size(); i++) {
                Batch first = ranges.get(i).next();
                if (first != null) {
                    heads.add(new Head(i, ranges.get(i), first));
                }
            }
        }
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        @Nullable Object[] row = head.row();
        if (head.advance()) {
            heads.add(head);
        }
        return row;
    }

    @Override
    public void cancel() {
        ranges.forEach(Rows::cancel);
    }

    @Override
    public void close() {
        ranges.forEach(Rows::cancel);
        ranges.forEach(Rows::close);
    }
}
