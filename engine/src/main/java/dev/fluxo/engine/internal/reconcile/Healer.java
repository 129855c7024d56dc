package dev.fluxo.engine.internal.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads rows that differ, and commits them. Between its calls nothing else may write the target. */
public interface Healer {
    /** @param rows of the source, each of another key */
    void load(List<@Nullable Object[]> rows);

    /** Removes rows that the source has no more, the way that the entity removes them. How many there were. */
    long removeGone();
}
