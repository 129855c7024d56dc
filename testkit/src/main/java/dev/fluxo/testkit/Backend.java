package dev.fluxo.testkit;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A make of database that the behaviours are proved on. The tests are written in the SQL of H2; each backend knows the words in which its own
 * differs.
 */
public interface Backend {
    /** Whether it can be tested on here; what is missing is logged. */
    default boolean isHere() {
        return true;
    }

    /** The code of the database that is proved: its own, but for one that stands in for another. */
    default String proves() {
        return code();
    }

    /** As the dialect is called. */
    String code();

    /** What this database cannot do: the behaviours show what holds instead. */
    default Set<Capability> lacks() {
        return Set.of();
    }

    /** Types that this server lacks, and another one of its dialect has. */
    default Set<String> lackedTypes() {
        return Set.of();
    }

    /** An expression for a column's value as the database's own text. */
    String shown(String column);

    /** A new, empty database of this test alone. The caller closes it, and it is gone. */
    Database create(String name);

    /** The same, where other processes are to have it, too: what is embedded is a file of this folder, which one process has at a time. */
    default Database lasting(Path folder, String name) {
        return create(name);
    }

    /** The backend's own writing of a test's SQL. */
    String translate(String sql);

    /** Several statements in one text, as its driver executes them. */
    default List<String> statements(String sql) {
        return List.of(sql);
    }

    /**
     * A value of a result as the same text, whichever driver it comes from: {@code TRUE}, {@code 1.50}, {@code 2026-01-01 00:00}.
     *
     * @param type as JDBC numbers it
     */
    default String cell(ResultSet result, int column, int type) throws SQLException {
        return Database.cell(result, column, type);
    }

    /** A spec that loads into this database, as it can be run there. */
    default String spec(String yaml) {
        return yaml;
    }

    /** What is appended to a URL so that nobody waits longer for a lock. */
    String lockTimeout(int millis);

    /** A URL under which nobody answers. */
    String nowhere();

    /** An expression that is the column, but fails where the condition {@code id = 25} holds. */
    default String failing(String condition, String column) {
        return column + " / (" + condition.replace("=", "-") + ")";
    }

    /** Makes the database count a table's rows, where it does not do so by itself. */
    default void analyze(Database database, String table) {}

    /** Removes ctl and audit. */
    default String dropControlTables() {
        return "DROP SCHEMA audit CASCADE; DROP SCHEMA ctl CASCADE";
    }

    /** What the tests' own connections set as properties of the driver. */
    default Map<String, String> properties() {
        return Map.of();
    }

    /** What the tests' own connections execute first; empty for nothing. */
    default String opened() {
        return "";
    }

    /** How many sessions other than the asking one are connected to the database. */
    String otherSessions();

    /** How many sessions other than the asking one are executing a statement that holds this text. */
    String executing(String text);

    /** Makes a user who may read all tables and see nothing else. */
    void createReader(Database database, String user, String password);

    /** Passes the first column of each row that is inserted into the table to {@link Hook}, within the transaction that inserts it. */
    void installHook(Database database, String table);

    /**
     * Makes the table keep rows as they are: those whose first column is a multiple of five.
     *
     * @param event {@code DELETE} or {@code UPDATE}
     * @return false where no trigger can do that
     */
    default boolean installKeeper(Database database, String table, String event) {
        return false;
    }
}
