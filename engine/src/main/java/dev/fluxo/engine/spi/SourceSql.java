package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read a source. */
public interface SourceSql {
    /** One row, one column: the server's clock now, as a time with an offset. */
    Sql now();

    /**
     * One row for each zone that the settings of the database give to its sessions: its name, whose setting it is, and its
     * offset now in seconds. A name that the database does not tell, or an offset, is NULL.
     */
    Sql zones();

    /** What a row of {@link #zones} means. */
    default SaidZone zone(@Nullable String name, String who, long offset) {
        return SaidZone.of(name, who, offset);
    }

    /**
     * One row per transaction that holds the cutoff back: its start as a time with an offset, words that say
     * who it is, and its session as {@link Dialect#sessionId} gives it. A row without a start means that the database
     * does not show them all; its words say why. Null where the fence asks for none, or this database never says it.
     */
    @Nullable
    Sql openTransactions(Fence fence);

    /** The session of a row of {@link #openTransactions} without a start that says: the answer is one of before, and whoever asks again soon may get one of now. */
    String OLD_ANSWER = "old";

    /** Run each time before {@link #openTransactions}, where no transaction has begun; the one that they begin is rolled back after the answer. */
    default List<Sql> beforeOpenTransactions() {
        return List.of();
    }

    /**
     * Whether the server tells starts in its own local time alone, with the offset of now: what began before the clocks were
     * put back has then another one.
     */
    default boolean tellsLocalStarts() {
        return false;
    }

    /**
     * One row: the least value that a transaction still open may write into a column whose values the database
     * hands out itself (a row version, a transaction id), and words that say why it cannot be relied on, or NULL. Null where
     * the type is none of those.
     */
    default @Nullable Sql versionFence(DataType type) {
        return null;
    }

    /** The query as it is wrapped, without a window: what a catalog is asked for its columns. */
    default String whole(String query) {
        return "SELECT * FROM (\n" + query.replace(Extraction.WINDOW, "1 = 1") + "\n) s";
    }

    /** Returns no row, but has the columns of the query; null: the query is prepared to learn them. */
    default @Nullable Sql describe(String query) {
        return null;
    }

    /**
     * Whether columns of one name get other names where the query is a part of another statement. There nobody learns that they are two: the query as it
     * is has to be looked at.
     */
    default boolean renamesRepeated() {
        return false;
    }

    /**
     * The snapshot that a transaction may ask for; without it an open cursor holds locks, so that pages are read. Null where
     * reading never locks.
     */
    default @Nullable Snapshot snapshot() {
        return null;
    }

    /**
     * Run before a result is streamed from a {@link #snapshot}, and after it: from the first on the database hands out rows as it finds them, where it
     * would else put all of them aside before the first one comes. Null where it does so anyway.
     */
    default @Nullable Sql stream(boolean begins) {
        return null;
    }

    /** Ends each statement of the transaction after so many seconds; null where JDBC's own time-out reaches every statement. */
    default @Nullable Sql statementTimeout(int seconds) {
        return null;
    }

    /** What a column is called that stands before those of a query, without its place. */
    String MARK = "fluxo ";

    /**
     * Several queries side by side, which have no row: before the columns of each stands one that is called {@link #MARK} and its place, from 1. Null
     * where each is described by itself.
     *
     * @param queries as {@link #whole} writes them
     */
    default @Nullable Sql describeSeveral(List<String> queries) {
        return null;
    }

    /** The window's rows, ordered by the watermark; as many as the limit says. */
    Sql extract(Extraction extraction);

    /**
     * Read like {@link #extract}. All values of the one column by which the rows are ordered, which comes in no two of them, many to a row: see
     * {@link KeyPage}. Null where the database has no such way, or not for this type.
     */
    default @Nullable Sql keyPages(Extraction extraction) {
        return null;
    }

    /**
     * Read like {@link #extract}. Where to cut the rows of the window so that so many ranges hold about equally many, as far as a sample of them tells:
     * a row for each range but the first, ascending, with the least values in it of the columns. Fewer rows where a value comes so often that ranges would be empty, or values that
     * come twice: then a range is empty.
     *
     * @param by columns of the query; their types are those of the row
     * @param least no row where the window holds fewer, as far as a sample tells
     */
    Sql cuts(Extraction extraction, List<Column> by, int ranges, int least);

    /** How several sessions read at one moment. Null where they cannot. */
    default @Nullable SharedSnapshot sharedSnapshot() {
        return null;
    }

    /** Read like {@link #extract}. One row, one column: how many rows the window holds. Its limit does not count. */
    Sql count(Extraction extraction);

    /**
     * One row, one column: how many rows the window holds, counted up to the extraction's limit; NULL where no index of the table
     * begins with the first watermark column. Null where the database cannot answer both at once: then nobody counts.
     *
     * @param table the one that the query reads, as the spec or the query writes it
     */
    default @Nullable Sql countIfIndexed(Extraction extraction, TableName table) {
        return null;
    }

    /**
     * A row where an index of the table begins with the first watermark column: asked before {@link #countIfIndexed} by a database that would count
     * whatever stands beside it. Null where that one answers both.
     *
     * @param table as {@link #countIfIndexed} has it
     */
    default @Nullable Sql isIndexed(Extraction extraction, TableName table) {
        return null;
    }

    /**
     * One row, two columns: what {@link #countIfIndexed} says of one window, and 1 where another one holds any row, else 0; no row where no
     * index of the table begins with the first watermark column. Null where the database does not answer all that at once: then a run asks for
     * the first, and opens the other one to see.
     *
     * @param table the one that the query reads, as the spec or the query writes it
     */
    default @Nullable Sql glance(Extraction counted, Extraction sought, TableName table) {
        return null;
    }

    /** Read like {@link #extract}. The rows of the window with any of these rows of values in the columns, in the order of the watermark. */
    Sql find(Extraction extraction, List<Column> columns, List<List<Object>> values);

    /**
     * Read like {@link #extract}. All rows, or those of a range, whether they stand in the window or not: their columns, then 1 where they
     * do, else 0.
     *
     * @param range of a column of the query; null: all rows
     * @param ordered by the watermark; or else in no order
     */
    Sql slice(Extraction extraction, @Nullable KeyRange range, boolean ordered);

    /** Any row of the whole source, if there is one. */
    Sql any(String select, List<Column> columns);

    /**
     * Read like {@link #extract}. For each step, and for rows in the window and the others apart: the number of the step, 1 for the window or 0, how
     * many rows there are, and their sum as a text.
     *
     * @param columns what is summed, in this order
     * @return null where the database cannot, or not with these columns: then the rows have to be read
     * @see RowSums
     */
    default @Nullable Sql sums(Extraction extraction, List<Column> columns, Column key, KeySteps steps) {
        return null;
    }

    /**
     * A query over the whole source, which is called {@code s}.
     *
     * @param list what is selected
     * @param tail what follows the FROM; blank for nothing
     */
    Sql over(String select, String list, String tail);

    /** One row, one column: how many triggers, or rules of columns, act when a row of the table is updated. */
    Sql updateTriggers(TableName table);

    /**
     * One row: about how many rows the table has, and how many bytes they fill, each 0 where the database does not know
     * without counting; then 1 where the table holds no rows of its own, as a view does not, else 0.
     */
    Sql size(TableName table);

    /** Whether a transaction that is only to read refuses a query that writes; elsewhere what it wrote is rolled back. */
    default boolean refusesWrites() {
        return false;
    }

    /** A row where policies of the database hide rows of any table from anybody; none where there are none. Null where it knows no policies. */
    default @Nullable Sql hidesRows() {
        return null;
    }

    /**
     * An update: from here to the end of the transaction a query of which the login does not see all rows fails, as {@link Failure#ROWS_HIDDEN}.
     * Null where the database has no such setting.
     */
    default @Nullable Sql allOrNothing() {
        return null;
    }

    /** The tables that the query reads and whose rows a policy may hide, as far as the login may know. Null where they are not known. */
    default @Nullable Sql policies(String select) {
        return null;
    }

    /** One row: how many rows have a NULL in any of the columns, then how many in each. */
    Sql countNulls(String select, List<Column> watermark);
}
