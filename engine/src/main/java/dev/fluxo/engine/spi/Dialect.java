package dev.fluxo.engine.spi;

import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between databases. Stateless and thread-safe. */
public interface Dialect {
    /** {@code h2}: also the folder below {@code sql/control}. */
    String name();

    /** In what its SQL differs where comments, texts and quoted names begin and end. */
    default SqlSyntax syntax() {
        return SqlSyntax.STANDARD;
    }

    /** The identifier in quotes, exactly as the catalog has it. */
    String quote(String identifier);

    /** The table's full name, each part in quotes. */
    default String quote(TableName table) {
        String name = quote(table.name());
        return table.schema() == null ? name : quote(table.schema()) + "." + name;
    }

    /** The dialect of a server of this version: what is known once a connection is open. */
    default Dialect at(int majorVersion) {
        return this;
    }

    /**
     * The dialect of the server that a connection has reached, outside a transaction and before {@link #opened}: servers that speak one
     * language may differ by more than their version.
     */
    default Dialect at(Connection connection) throws SQLException {
        return at(connection.getMetaData().getDatabaseMajorVersion());
    }

    /** What to ask the catalog itself; null where JDBC's metadata tells all. */
    default @Nullable CatalogSql catalog() {
        return null;
    }

    /**
     * A row per column whose texts are compared by a collation, which may call two of them equal that are spelled differently: its
     * name. Null where {@link #catalog} or the type tells.
     */
    default @Nullable Sql collated(TableName table) {
        return null;
    }

    /**
     * What a table of this name is: one row of a word or two for it, then as 1 or 0 whether it takes an INSERT and an UPDATE, why it
     * takes no statement that does both (NULL where it does), and as 1 or 0 whether a bulk load does to it what an INSERT does, and
     * whether triggers, rules or another database have a say. See {@link dev.fluxo.engine.spi.Relation}.
     */
    Sql relation(TableName table);

    /**
     * The end of a query of which so many rows at most are wanted.
     *
     * @param order what they are sorted by: not every database counts rows that have no order
     */
    default String first(String order, int rows) {
        return "ORDER BY " + order + " OFFSET 0 ROWS FETCH FIRST " + rows + " ROWS ONLY";
    }

    Bulk bulk();

    /** How what the driver does without a statement of ours is ended, such as reading its catalog; null where it cannot be. */
    default @Nullable Task cancelling(Connection connection) throws SQLException {
        return null;
    }

    /** The type of a column, from what JDBC says of it. */
    DataType dataType(int jdbcType, String typeName, int precision, int scale);

    /** A type as the catalog or {@link #declaration} writes it. What is not known is a type of the kind OTHER. */
    DataType declared(String text);

    /** The type as text that {@link #declared} reads back, with all that is known of it. */
    default String declaration(DataType type) {
        return type.sqlName();
    }

    /**
     * What stands in a statement for a value of this type: a cast where the driver would send it as another, and the column
     * that it is compared with would be converted, row by row, instead of looked up.
     */
    default String parameter(DataType type) {
        return "?";
    }

    /**
     * What the driver is given for a value of the kind OTHER: its text, or bytes where the database would take a text for
     * something else.
     */
    default Object bound(String text, DataType type) {
        return text;
    }

    /** How values of this type are spelled where the driver takes and gives them as text alone; null where it knows the Java class of their kind. */
    default @Nullable Spelling spelling(DataType type) {
        return null;
    }

    /**
     * Whether ORDER BY has values of this type in the order of {@link KeyOrder}. Who relies on it looks whether it is so: a wrong answer
     * costs time, and nothing else.
     */
    default boolean isOrdered(DataType type) {
        return type.kind() == TypeKind.INTEGER || type.kind() == TypeKind.DATE || type.kind() == TypeKind.TIMESTAMP;
    }

    Failure classify(SQLException failure);

    /** The constraint, column or table that a failure names, never a value of a row; null where it names none. */
    @Nullable
    String culprit(SQLException failure);

    /** What happened, where that can be told better than by the kind of the failure; null where it cannot. */
    default @Nullable Explained explained(SQLException failure) {
        return null;
    }

    UrlRules urls();

    /**
     * Why the control tables cannot be in this database, in words that follow "it is"; null where they can: they want keys that are kept
     * unique, and a {@link LockSql}.
     */
    default @Nullable String notControl() {
        return null;
    }

    /** The schema of the control tables, as the catalog has it. */
    String controlSchema();

    /** Makes that schema, and what {@link LockSql} needs in it; does nothing where they exist. Run before the scripts of the control tables. */
    List<Sql> createControlSchema();

    /**
     * The time-outs as the driver's own connection properties, and what else it should be told. A zero time-out means for ever.
     *
     * @param set the keys that the user has set, in lower case
     */
    Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts);

    /** Keys of a connection that belong to this database alone. */
    default List<ConnectionKey> connectionKeys() {
        return List.of();
    }

    /**
     * What the keys of a connection say, as the driver's own properties.
     *
     * @param keys what is written of {@link #connectionKeys}, by name; paths are absolute
     */
    default Map<String, String> keyProperties(Map<String, List<String>> keys) {
        return Map.of();
    }

    /**
     * Run once on each new connection, outside a transaction, by the dialect of the server that it has reached: what must be known of a
     * session, and what no property of the driver sets.
     *
     * @param set the keys that the user has set, in lower case
     * @param timeouts those that no property of the driver sets; zero means for ever
     */
    default List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return List.of();
    }

    /**
     * The session's id as the driver heard it when it connected. Where {@link #sessionId} gives another one, a pooler stands in
     * between. Null where the driver does not hear it.
     */
    default @Nullable String connectedAs(Connection connection) throws SQLException {
        return null;
    }

    /**
     * Whether a session leaves transactions, and begins them again, without asking the server: then a question that stands by itself is asked
     * outside of one, which spares its beginning and its end.
     */
    default boolean leavesTransactions() {
        return false;
    }

    /**
     * A condition that always holds, and by which the commit of the statement that it stands in does not wait for the disk: others see at once
     * what it wrote, and it may be lost where the server dies. Null where the database knows of no such.
     */
    default @Nullable String commitsUnhurried() {
        return null;
    }

    /** One row, one column: this session as {@link SourceSql#openTransactions} names it. */
    Sql sessionId();

    /** One row, one column: the name of the database that the session is in. */
    default Sql databaseName() {
        return Sql.of("SELECT CURRENT_CATALOG");
    }

    SourceSql source();

    TargetSql target();

    DdlSql ddl();

    LockSql locks();
}
