package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that write a target: of them a {@link Strategy} makes a {@link Program}. */
public interface TargetSql {
    /** The target is touched once, at the end. */
    int ALL_AT_ONCE = Integer.MAX_VALUE;

    /** Creates the session's empty staging table with the target's own types. */
    Sql createStage(StageTransfer merge);

    /** Whether a table is only made and dropped outside a transaction, even one of the session. */
    default boolean stagesAlone() {
        return false;
    }

    /** The index that statements need which use the stage so; null for none. */
    @Nullable
    Sql indexStage(StageTransfer merge, StageUse use);

    /** The stage's columns as rows are loaded into it: a column of text also takes times and UUIDs. */
    default List<Column> stageColumns(StageTransfer merge) {
        return merge.stageColumns();
    }

    /** The stage's name as statements have it. */
    String stage(StageTransfer merge);

    /**
     * Loads rows into a table by this database's {@link Bulk}: the statement, or where there is none the table.
     *
     * @param table as statements have it
     * @param columns in the order of a row
     */
    String load(String table, List<Column> columns);

    /** One row, one column: 1 where the target has no rows. */
    Sql isEmpty(StageTransfer merge);

    /** One row, one column: the time that the engine sets a column to in this transaction, in the column's own type. */
    Sql now(Column column);

    /** Run in the transaction before a merge: what keeps its plan under control. */
    default List<Sql> beforeMerge(StageTransfer merge) {
        return List.of();
    }

    /**
     * Fills the columns of all staged rows that are looked up: where there is a member, else with the unknown one where that is asked for. In
     * running order.
     */
    List<Sql> lookUp(StageTransfer merge);

    /**
     * What finds each member of a dimension, then what is got of it, in the form in which {@link Bulk#read} or the driver's cursor takes it:
     * as many members at most.
     */
    Sql members(DimensionLookup lookup, int limit);

    /** The same of one look-up, for the rows that had no member before some were added. */
    Sql lookUpAgain(StageTransfer merge, DimensionLookup lookup);

    /** Adds the members that staged rows have the keys of, once each, where they are complete. */
    Sql addMembers(StageTransfer merge, DimensionLookup lookup);

    /** One row, one column: how many staged rows have no member. */
    Sql countUnfound(StageTransfer merge, DimensionLookup lookup);

    /** One row, one column: how many staged rows have several members. */
    Sql countAmbiguous(StageTransfer merge, DimensionLookup lookup);

    /**
     * Keys of staged rows that have no member, or several: each once, as many at most.
     *
     * @return one column for each of {@link DimensionLookup#on}
     */
    Sql someKeys(StageTransfer merge, DimensionLookup lookup, Step.MemberCheck.Fault fault, int limit);

    /** The places of the staged rows that have no member. */
    Sql unfound(StageTransfer merge, DimensionLookup lookup);

    /** Gives the rows of the target that have no member the one that their kept key finds now. Only where they keep it. */
    Sql repair(StageTransfer merge, DimensionLookup lookup);

    /**
     * Gives the rows of the target that refer to a version which was changed since the version that their kept key and date find now, where
     * they find another one. Only of a look-up that {@link DimensionLookup#follows}.
     *
     * @param since of the class of the column that says when a version was changed
     */
    Sql follow(StageTransfer merge, DimensionLookup lookup, Object since);

    /** One row, one column: how many rows of the target refer to another version than that of the date which they keep. */
    Sql countOutdated(StageTransfer merge, DimensionLookup lookup);

    /** One row, one column: how many rows of the target have no member, but the unknown one or NULL. */
    Sql countOpen(StageTransfer merge, DimensionLookup lookup);

    /** The row of the member, if it is there: its columns in their order. */
    Sql findMember(TableName table, Member member);

    /** Inserts the member, also where it says the value of a column that the database fills itself. */
    Sql insertMember(TableName table, Member member);

    /** Brings the row of the member to its values. Only where it has others than its key. */
    Sql updateMember(TableName table, Member member);

    /**
     * Whether the database lets no key come twice where a unique index or a key says so. Where it does not, no catalog vouches for a key, and what
     * writes by one looks first whether it is unique.
     */
    default boolean keepsKeys() {
        return true;
    }

    /** One row, one column: how many staged keys the target has more than once. */
    Sql countDoubled(StageTransfer merge);

    /** The first of these keys, in their order. */
    Sql doubled(StageTransfer merge, int limit);

    /** Deletes every staged row whose key comes again later, in running order: the count of the last statement is the number of superseded rows. */
    List<Sql> dropSuperseded(StageTransfer merge);

    /** One row, one column: how many staged rows are too many for each key to have one. */
    Sql countRepeated(StageTransfer merge);

    /** The same of every staged row whose key came before. */
    List<Sql> dropRepeated(StageTransfer merge);

    /**
     * Rows that a merge would change, as many at most: for each what is staged, in the order of the columns, then what the
     * target has now, in the order of {@link StageTransfer#values}. Only where there are such.
     */
    Sql changes(StageTransfer merge, int limit);

    /**
     * The row with this key: the columns in their order, then those that the engine sets.
     *
     * @param key in the order of the keys
     */
    Sql find(StageTransfer merge, List<Object> key);

    /**
     * Run before a merge: brings the rows whose keys are spelled anew to what is staged, where an update cannot. Its count is that of the
     * rows it changed. Null where an update does it.
     */
    default @Nullable Sql respell(StageTransfer merge) {
        return null;
    }

    /**
     * Inserts and changes, in one statement, which is called {@code merge}: with the steps before or after it that count how many rows
     * were inserted, where it does not tell itself.
     */
    List<Step> merge(StageTransfer merge);

    /** One row, one column: how many staged rows the target lacks. */
    Sql countMissing(StageTransfer merge);

    /** One row, one column: how many staged rows the target has with other values. Only where there are such. */
    Sql countDiffering(StageTransfer merge);

    /** One row, one column: how many rows the target has. */
    Sql countRows(StageTransfer merge);

    /** Changes the rows that differ. Runs before {@link #insert}, and only where there are {@link StageTransfer#values}. */
    Sql update(StageTransfer merge);

    /** Inserts the rows that are missing. */
    Sql insert(StageTransfer merge);

    /** Inserts all rows of the stage, whatever is there. */
    Sql insertAll(StageTransfer merge);

    /** One row, one column: how many rows of the target are live: not marked as gone, of versions those that are valid now. */
    Sql countLive(StageTransfer merge);

    /**
     * Run in the transaction before all keys of a stage are compared with those of the target: what keeps the plan of that under control.
     *
     * @param keys of the stage that holds them
     */
    default List<Sql> beforeCompare(StageTransfer keys) {
        return List.of();
    }

    /**
     * The keys of all live rows, in the order of the keys and in the form in which {@link Bulk#read} or the driver's cursor takes it. A row
     * without a key is not of the source.
     */
    Sql liveKeys(StageTransfer keys);

    /**
     * The same of a key of one column that comes in no two rows, many to a row: see {@link KeyPage}. Null where the database has no such way, or
     * not for this type.
     */
    default @Nullable Sql keyPages(StageTransfer keys) {
        return null;
    }

    /**
     * Deletes or marks the live rows of the target whose key is staged, or ends their version. Its count is theirs.
     *
     * @param date when a version ends; null where there are none
     */
    Sql removeStaged(StageTransfer keys, @Nullable Object date);

    /** The first staged keys of rows that are live though {@link #removeStaged} was to remove them, each once. */
    Sql kept(StageTransfer keys, @Nullable Object date, int limit);

    /**
     * One row, one column: how many rows {@link #removeAbsent} removes.
     *
     * @param date when a version ends; null where there are none
     */
    Sql countAbsent(StageTransfer keys, @Nullable Object date);

    /** The keys of the first of these, in the order of the keys. */
    Sql absent(StageTransfer keys, @Nullable Object date, int limit);

    /**
     * Deletes or marks the live rows of the target whose key is not staged, or ends their version. Its count is theirs.
     *
     * @param date when a version ends; null where there are none
     */
    Sql removeAbsent(StageTransfer keys, @Nullable Object date);

    /** One row, one column: how many staged rows do not meet the condition over the target's columns. */
    Sql countOutside(StageTransfer merge, String where);

    /** One row, two columns: how many live rows of the part have a key that is not staged, or none; and how many live rows it has. */
    Sql countOthers(StageTransfer merge, Part part);

    /** The keys of the first rows of the part whose key is not staged, in the order of the keys. */
    Sql others(StageTransfer merge, Part part, int limit);

    /** Deletes the live rows of the part whose key is not staged, and those that have none. Its count is theirs. */
    Sql removeOthers(StageTransfer merge, Part part);

    /**
     * Staged rows in their order, to be staged again: the columns in their order, then the place.
     *
     * @param after the place of the one before; 0: from the beginning
     */
    Sql stagedRows(StageTransfer merge, long after, int limit);

    /** The first staged keys that no live row of the target has, each once. */
    Sql missing(StageTransfer keys, int limit);

    /** Makes the rows that are marked as gone and whose key is staged alive again. Its count is theirs. */
    Sql revive(StageTransfer keys);

    /** One row, one column: how many live rows of the target are gone by what is staged of them. */
    Sql countGone(StageTransfer merge);

    /** The keys of the first live rows of the target that are gone by what is staged of them. */
    Sql gone(StageTransfer merge, int limit);

    /** Deletes or marks the rows of the target that are gone by what is staged of them, or ends their version. Its count is theirs. */
    Sql removeGone(StageTransfer merge);

    /** One row, one column: how many staged keys have a row that is live though {@link #removeGone} was to remove it. */
    Sql countKept(StageTransfer merge);

    /** Deletes the staged rows that say that they are gone. */
    Sql dropTombstones(StageTransfer merge);

    /** Empties the stage without ending the transaction; null where a new stage is cheaper, and is made without ending it. */
    @Nullable
    Sql clearStage(StageTransfer merge, StageUse use);

    /** Frees what a stage holds, without ending the transaction, when its rows are merged and a new one takes its place; null where it holds nothing that matters. */
    default @Nullable Sql leaveStage(StageTransfer merge) {
        return null;
    }

    Sql dropStage(StageTransfer merge);

    /**
     * Makes an ordinary table, empty and with the columns of another one: workers fill it.
     *
     * @param of as statements have it
     */
    Sql emptyCopy(String of, TableName table);

    /** One row, three columns: how many rows a table holds that a worker has filled, then the first and the last of their places; 0 where it is empty. */
    Sql countPart(StageTransfer merge, TableName table);

    /**
     * Copies the rows of a table that a worker has filled into the stage.
     *
     * @param after the last place that is taken
     */
    Sql gather(StageTransfer merge, TableName table, long after);

    /** The same of several tables, whose rows get places in the order of this column, then of the tables, then of their places in them. */
    Sql gatherInOrder(StageTransfer merge, List<TableName> tables, Column order);

    /** Copies the rows of a table that a worker has filled into the target, which has none that they could change. */
    Sql insertPart(StageTransfer merge, TableName table);

    /** Drops a table that a worker has filled; does nothing where it is not there. */
    Sql dropPart(TableName table);

    /** The statements for a target that keeps versions. */
    VersionSql versions();

    /**
     * Gives up the values of the columns in the rows of the target whose staged values differ: what keeps rows from exchanging
     * unique values. Null where uniqueness is checked at the end of a statement, so that they can.
     *
     * @param columns at least one; they take NULL
     */
    default @Nullable Sql vacate(StageTransfer merge, List<Column> columns) {
        return null;
    }

    /** Run once in a transaction whose parts are tried: constraints that would wait for the commit are checked at each statement. */
    default @Nullable Sql checkAtOnce() {
        return null;
    }

    /**
     * Whether a transaction can go back to where it was. Else what fails takes all of it with it: rows that the database refuses are looked for in
     * transactions that are rolled back, and the load begins anew without them.
     */
    default boolean hasSavepoints() {
        return true;
    }

    /** Notes where the transaction is. It may be noted anew under the same name. */
    default List<Sql> savepoint(StageTransfer merge, String name) {
        return List.of(Sql.of("SAVEPOINT " + name));
    }

    /** Undoes what was done since; fails where the database has given up the whole transaction. */
    default Sql backTo(String savepoint) {
        return Sql.of("ROLLBACK TO SAVEPOINT " + savepoint);
    }

    /** Forgets the note; null where it costs nothing. */
    default @Nullable Sql release(String savepoint) {
        return Sql.of("RELEASE SAVEPOINT " + savepoint);
    }

    /** Whether {@link #merge} is only safe where an index lets no key come twice. */
    default boolean mergeNeedsUniqueKey() {
        return false;
    }

    /** What asks whether the target is as its spec expects it. */
    CheckSql checks();

    /** What asks for the rows that are compared with those of the source. */
    CompareSql comparison();

    /** How many staged rows one merge takes at most: what this database likes best. {@link #ALL_AT_ONCE}: all of a transaction. */
    int rowsPerMerge(StageTransfer merge, CommitMode commit);
}
