package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.spi.KeyPage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@link KeyMerge} of keys that come in pages on both sides: what is equal is passed over by its bytes, without a look at each key. */
final class PageMerge {
    /** Pages of keys in ascending order, none of them twice. */
    interface Pages {
        /** The next page; null where there are none left. */
        byte @Nullable [] next();
    }

    private final Side source;
    private final Side target;
    private final KeyPage form;
    private final KeyMerge.Taker missing;
    private final KeyMerge.Taker absent;
    private final @Nullable Object[] told = new Object[1];
    private long rows;

    /**
     * @param missing hears of each key that the source alone has
     * @param absent hears of each key that the target alone has
     */
    PageMerge(Pages source, Pages target, KeyPage form, KeyMerge.Taker missing, KeyMerge.Taker absent) {
        this.source = new Side(source, form);
        this.target = new Side(target, form);
        this.form = form;
        this.missing = missing;
        this.absent = absent;
    }

    /** False where one of them was not in this order: then what was told is worth nothing, and neither may have been read to its end. */
    boolean run() {
        while (source.more() && target.more()) {
            if (!passEqual()) {
                tellLesser();
            }
        }
        while (source.more()) {
            tell(source, missing);
        }
        while (target.more()) {
            rows++;
            tell(target, absent);
        }
        return source.inOrder && target.inOrder;
    }

    /** False where the first two differ. */
    private boolean passEqual() {
        int length = Math.min(source.page.length - source.at, target.page.length - target.at);
        int differs =
                Arrays.mismatch(source.page, source.at, source.at + length, target.page, target.at, target.at + length);
        int equal = differs < 0 ? length : differs - differs % form.width();
        source.at += equal;
        target.at += equal;
        rows += equal / form.width();
        return equal > 0;
    }

    private void tellLesser() {
        if (form.compare(source.page, source.at, target.page, target.at) < 0) {
            tell(source, missing);
        } else {
            rows++;
            tell(target, absent);
        }
    }

    private void tell(Side side, KeyMerge.Taker taker) {
        told[0] = form.key(side.page, side.at);
        side.at += form.width();
        taker.take(told);
    }

    /** How many rows the target has. */
    long rows() {
        return rows;
    }

    private static final class Side {
        private final Pages pages;
        private final KeyPage form;
        private byte[] page = new byte[0];
        private int at;
        private boolean ended;
        private boolean inOrder = true;

        Side(Pages pages, KeyPage form) {
            this.pages = pages;
            this.form = form;
        }

        /** Whether there is a key; no further than where the order ends. */
        boolean more() {
            if (at < page.length) {
                return true;
            }
            byte[] next = ended ? null : pages.next();
            ended = next == null || !form.follows(next, page.length == 0 ? null : page);
            inOrder &= next == null || !ended;
            page = next == null || ended ? new byte[0] : next;
            at = 0;
            return page.length > 0;
        }
    }
}
