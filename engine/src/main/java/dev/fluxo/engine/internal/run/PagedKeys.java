package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.MemberKeys;
import dev.fluxo.engine.internal.plan.OneRowPerKey;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.KeyPage;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.Window;
import org.jspecify.annotations.Nullable;

/**
 * The statements by which the keys of both sides come in pages.
 *
 * @param form how they stand in a page
 */
record PagedKeys(KeyPage form, Sql source, Sql target) {
    private static final Window WHOLE = new Window(null, null);

    /**
     * Null where a side has no pages of them, or where a row may not be known by its key alone: a query, which may read its tables anew for
     * each page, a key that may come twice, members beside those of the source.
     *
     * @param keys in the order of the keys
     */
    static @Nullable PagedKeys of(EntityPlan plan, LoadPlan keys, Database source, Dialect target) {
        StageTransfer merge = keys.merge();
        if (merge.keys().size() != 1
                || merge.unique() != StageTransfer.Unique.EXACTLY
                || merge.history() != null
                || plan.spec().source().table() == null
                || !MemberKeys.of(plan).isEmpty()) {
            return null;
        }
        DataType read = keys.read().order().get(0).type();
        DataType written = merge.keys().get(0).type();
        KeyPage form = KeyPage.of(written);
        Sql there = source.dialect().source().keyPages(keys.read().extraction(WHOLE, false, 0));
        Sql here = target.target().keyPages(merge);
        return form != null
                        && there != null
                        && here != null
                        && holds(written, read)
                        && OneRowPerKey.holds(plan, source.catalog())
                ? new PagedKeys(form, there, here)
                : null;
    }

    /** Whether no value of the source is refused for its size. */
    private static boolean holds(DataType written, DataType read) {
        return written.kind() != TypeKind.INTEGER || (read.precision() > 0 && written.precision() >= read.precision());
    }
}
