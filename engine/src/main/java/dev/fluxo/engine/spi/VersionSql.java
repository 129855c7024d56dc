package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write the versions of a target: of them {@link Type2} makes its {@link Program}. Beside the stage they use a
 * table of notes, which says of staged states what becomes of them; a state of which it says nothing leaves the target as it is.
 */
public interface VersionSql {
    /** Creates the session's empty table of notes. */
    Sql createNotes(StageTransfer merge);

    /** Empties it without ending the transaction. */
    Sql clearNotes(StageTransfer merge);

    Sql dropNotes(StageTransfer merge);

    /**
     * Completes in their place the members that look-ups of others added by their keys: each gets the earliest staged state of its key, and is
     * valid from when it was. Only where the target has a flag for them.
     */
    Sql complete(StageTransfer merge, Column flag);

    /**
     * Notes of each state that follows another of its key in the stage whether it differs from that. Only where keys may repeat; null where
     * {@link #find} sees it by itself.
     */
    @Nullable
    Sql compare(StageTransfer merge);

    /** Notes which states make a version, in which one they fall and when theirs ends, and which change one in its place. */
    Sql find(StageTransfer merge);

    /** The same where each key has one staged state. */
    Sql findSingle(StageTransfer merge);

    /** Notes the latest staged state of each key of which the target has no later version: its are the values that overwrite. */
    Sql findLatest(StageTransfer merge);

    /**
     * One row, four columns: how many states are the first version of their key, and a further one; how many versions of the target end; and how
     * many states change one in its place.
     */
    Sql count(StageTransfer merge);

    /** One row, one column: how many states make and change no version, and yet overwrite values. */
    Sql countOverwritten(StageTransfer merge);

    /** Run right before {@link #close}: what keeps its plan under control. */
    default List<Sql> beforeClose(StageTransfer merge) {
        return List.of();
    }

    /** Ends the versions in which new ones begin. Runs before {@link #insert}. Its count is theirs. */
    Sql close(StageTransfer merge);

    /** Run right after {@link #close}: takes back what was done before it. */
    default List<Sql> afterClose(StageTransfer merge) {
        return List.of();
    }

    /** Changes versions in their place. Its count is theirs. */
    Sql update(StageTransfer merge);

    /** Its count is that of the new versions. */
    Sql insert(StageTransfer merge);

    /** Gives all versions of a key the overwriting values of its latest state. Runs after {@link #insert}. Its count is that of the versions. */
    Sql overwrite(StageTransfer merge);

    /** Gives versions of states that came late the overwriting values that their key has. */
    Sql overwriteLate(StageTransfer merge);

    /** One row, one column: 0 where no key has several versions. */
    Sql countSeveral(StageTransfer merge);

    /** One row, one column: how many versions that were to be inserted are not there. */
    Sql countMissing(StageTransfer merge);

    /** One row, one column: how many versions are there that were to end, and have not. */
    Sql countUnended(StageTransfer merge);

    /** One row, one column: how many states were to change a version in its place that has other values still. */
    Sql countUnplaced(StageTransfer merge);

    /**
     * Pairs of a staged state and the version that it ends or changes, as many at most: for each what is staged, in the order of the
     * columns, then what the version has, in that order too.
     */
    Sql changes(StageTransfer merge, int limit);

    /** All versions of a key, the earliest first: the columns in their order, then {@code validTo} and {@code current}. */
    Sql history(StageTransfer merge, List<Object> key);

    /**
     * Ends the versions that are valid now of the keys that a table holds, and leaves those that begin later than their date.
     *
     * @param keys a table, or a query in parentheses, with a column for each key, called like it, and one that is called like
     *     {@code validFrom}: from when on the key was gone
     */
    Sql closeKeys(StageTransfer merge, String keys);

    /** One row, one column: how many versions {@link #closeKeys} ends. */
    Sql countOpen(StageTransfer merge, String keys);
}
