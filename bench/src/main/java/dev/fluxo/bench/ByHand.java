package dev.fluxo.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same load in SQL, as one who knows the database writes it. */
interface ByHand {
    /** Where the last load ended, as a query of the target. */
    String last();

    /**
     * What is read from the source.
     *
     * @param last null: nothing was loaded yet
     */
    String rows(@Nullable String last);

    /** The statements of the target, in one transaction. One of them copies the rows in. */
    List<String> statements(@Nullable String last);
}
