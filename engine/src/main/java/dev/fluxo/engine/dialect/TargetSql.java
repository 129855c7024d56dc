package dev.fluxo.engine.dialect;

import dev.fluxo.engine.model.WriteMode;
import org.jspecify.annotations.Nullable;

/** The statements that write a target. */
public interface TargetSql {
    /** Creates the session's empty staging table with the target's own types. */
    Sql createStage(Merge merge);

    /** The index that the writing statements need on the stage; null for none. */
    @Nullable
    Sql indexStage(Merge merge, WriteMode write);

    /** Inserts one row into the stage: the target row's values in order, then the sequence. No binds: it is batched. */
    String insertIntoStage(Merge merge);

    /** Deletes every staged row whose key comes again later. Its count is the number of superseded rows. */
    Sql dropSuperseded(Merge merge);

    /** One row, one column: how many staged rows have no counterpart in the target. */
    Sql countMissing(Merge merge);

    /** Inserts and changes, in one statement. */
    Sql merge(Merge merge);

    /** Changes the rows that differ. Runs before {@link #insert}, and only where there are columns other than keys. */
    Sql update(Merge merge);

    /** Inserts the rows that are missing. */
    Sql insert(Merge merge);

    /** Empties the stage without ending the transaction; null where a new stage is cheaper, and is made without ending it. */
    @Nullable
    Sql clearStage(Merge merge, WriteMode write);

    Sql dropStage(Merge merge);

    /** How many staged rows one merge takes at most: what this database likes best. */
    int rowsPerMerge();
}
