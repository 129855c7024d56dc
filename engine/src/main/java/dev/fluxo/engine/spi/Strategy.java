package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.Map;

/** What becomes of a target's rows when others come for their keys. One strategy, one class; it knows no database. */
public sealed interface Strategy extends Serializable permits Type1, Type2, Append, Replace, Fill {
    /** What a spec says of it, with what it need not say: {@code strategy} and its word first, then the keys that are its own. */
    Map<String, String> settings();

    /** Whether it changes rows that are there, or only adds some. */
    boolean changesRows();

    /** Whether one statement of it inserts and changes at once, which not every target takes. */
    boolean merges();

    /** The same by statements of which each does one thing. The results are equal. */
    Strategy withoutMerge();

    /** Whether the rows of a load are all that there are, so that they are staged before the first is written, and none of them is something, too. */
    default boolean whole() {
        return false;
    }

    /** The same for no rows at all, which leaves every target as it is: what the database refuses of it, it would refuse of any rows. */
    default Strategy ofNothing() {
        return this;
    }

    /** How a target is written so. */
    Program program(StageTransfer merge, TargetSql target);
}
