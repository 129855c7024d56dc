package dev.fluxo.engine.spi;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a target is beside its columns, and so which statements write it.
 *
 * @param what in words: {@code table}, {@code view}, {@code foreign table}
 * @param inserts whether rows can be inserted at all
 * @param updates whether rows can be changed at all
 * @param notMerged why no statement fits it that inserts and changes at once: {@code it is a view}; null where one does
 * @param direct whether a bulk load does to it what an INSERT does
 * @param watched whether triggers, rules or another database have a say in what becomes of a row
 */
public record Relation(
        String what,
        boolean inserts,
        boolean updates,
        @Nullable String notMerged,
        boolean direct,
        boolean watched) implements Serializable {
    /** Nothing but a table, or not known to be more. */
    public static final Relation TABLE = new Relation("table", true, true, null, true, false);

    public boolean isView() {
        return what.equals("view");
    }

    /** Whether it could have an index of its own. */
    public boolean indexable() {
        return !isView() && !what.equals("foreign table");
    }
}
