package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database says about its tables and about the result of a query. */
public interface Catalog {
    /**
     * The table of this name: matched exactly, else without regard to case.
     *
     * @return null where there is none
     * @throws dev.fluxo.engine.problem.FluxoException if the name matches several, or the database cannot be asked
     */
    @Nullable
    Table table(TableName name);

    /** The schema of this name as the catalog has it, matched as {@link #table} does; null where there is none. */
    default @Nullable String schema(String name) {
        return name;
    }

    /** The schemas that the login may see; empty where that is not known. */
    default List<String> schemas() {
        return List.of();
    }

    /** The schema of names that are written without one; null where there is none, or it is not known. */
    default @Nullable String usualSchema() {
        return null;
    }

    /**
     * The tables of a schema that hold rows of users: no views, and nothing of the database's own.
     *
     * @param schema as {@link #schemas} has it
     */
    default List<String> tables(String schema) {
        return List.of();
    }

    /** How many columns a table of this database has at most. */
    default int mostColumns() {
        return Integer.MAX_VALUE;
    }

    /** Whether a MERGE is only safe where an index lets no key come twice. */
    default boolean mergeNeedsUniqueKey() {
        return false;
    }

    /** Whether the database lets no key come twice where a unique index or a key says so. */
    default boolean keepsKeys() {
        return true;
    }

    /** Whether a statement that makes or changes a table ends the transaction that it is in. */
    default boolean ddlCommits() {
        return false;
    }

    /** As {@link SourceSql#renamesRepeated} says it. */
    default boolean renamesRepeated() {
        return false;
    }

    /** The columns of each index of the table, in the order of the index. */
    List<List<String>> indexes(TableName name);

    /** The foreign keys of the table of this name, matched as {@link #table} does; empty also where they are not known. */
    default List<ForeignKey> foreignKeys(TableName name) {
        return List.of();
    }

    /**
     * The columns of the result of a SELECT, which is prepared and not executed.
     *
     * @throws dev.fluxo.engine.problem.FluxoException with QUERY_FAILS if the database refuses the query
     */
    List<Column> queryColumns(String select);

    /** As {@link #queryColumns}, but of a query as it is, which no other was put around. */
    default List<Column> resultColumns(String query) {
        return queryColumns(query);
    }
}
