package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the statements that write a target are made of, as a database spells it. The staging table is {@code s} in them, the target {@code t}.
 * {@link StandardTarget} writes most of the statements with them.
 */
public abstract class TargetWords {
    /** Who reads a plan sees what will stand there. */
    private static final String NO_RUN = " /* id of the run */";

    public abstract String quote(String identifier);

    /** The time that a column gets: of the statement or of the transaction. */
    public abstract String clock(Column column);

    /** What the engine sets a column to. */
    public final String stamped(Stamp stamp) {
        return switch (stamp.kind()) {
            case LOADED_AT, INSERTED_AT -> clock(stamp.column());
            case DELETED_AT -> "NULL";
            case RUN_ID ->
                runId(stamp.column(), "'" + stamp.writtenRunId() + "'") + (stamp.runId() == null ? NO_RUN : "");
            case INFERRED -> flag(stamp.column(), false);
        };
    }

    /** The id of a run as a value of the column. */
    protected String runId(Column column, String literal) {
        return column.type().kind() == TypeKind.UUID ? "CAST(" + literal + " AS " + column.type() + ")" : literal;
    }

    /** A condition: what is staged for the column is not what the target has, to the last letter. NULL is like NULL. */
    protected abstract String differs(Column column);

    /** The same of any of the columns. */
    public String differ(List<Column> columns) {
        return columns.stream().map(this::differs).collect(joining(" OR "));
    }

    /** The same of any column that an update sets, or the row is marked as gone and comes back. */
    public final String differ(StageTransfer merge) {
        return orInferred(merge, orMarked(merge, merge.compared().isEmpty() ? "" : differ(merge.compared()), "t"), "t");
    }

    /** A condition, or that a look-up added the row: once it arrives it is complete, even where it has nothing beside its key. */
    private String orInferred(StageTransfer merge, String condition, String alias) {
        Column flag = merge.stamps().inferred();
        if (flag == null) {
            return condition;
        }
        return (condition.isEmpty() ? "" : condition + " OR ") + alias + "." + name(flag) + " = " + flag(flag, true);
    }

    /**
     * A condition, or that the row of the target is marked as gone.
     *
     * @param condition empty for none
     */
    public final String orMarked(StageTransfer merge, String condition, String alias) {
        Column deletedAt = merge.stamps().deletedAt();
        if (deletedAt == null) {
            return condition;
        }
        return (condition.isEmpty() ? "" : condition + " OR ") + alias + "." + name(deletedAt) + " IS NOT NULL";
    }

    /**
     * A condition: the row of the target is not marked as gone, of versions that it is valid now, and it is no member that was only
     * inferred; empty where each is so. Its binds are {@link #aliveBinds}.
     */
    public final String alive(StageTransfer merge) {
        Column inferred = merge.stamps().inferred();
        String arrived = inferred == null
                ? ""
                : "(t." + name(inferred) + " IS NULL OR t." + name(inferred) + " = " + flag(inferred, false) + ")";
        return Stream.of(present(merge), arrived)
                .filter(condition -> !condition.isEmpty())
                .collect(joining(" AND "));
    }

    private String present(StageTransfer merge) {
        History history = merge.history();
        if (history != null) {
            String end = "t." + name(history.validTo());
            return history.openEnd() == null ? end + " IS NULL" : end + " = " + parameter(history.validTo());
        }
        Column deletedAt = merge.stamps().deletedAt();
        return deletedAt == null ? "" : "t." + name(deletedAt) + " IS NULL";
    }

    public final List<Bind> aliveBinds(StageTransfer merge) {
        History history = merge.history();
        return history == null || history.openEnd() == null
                ? List.of()
                : List.of(bound(new Bind(history.openEnd(), history.validTo().type())));
    }

    /**
     * A condition: the target's row {@code t} is staged.
     *
     * @param and what its staged row {@code s} has to be besides; empty for any
     */
    public String isStaged(StageTransfer merge, String and) {
        return "EXISTS (" + any() + rows(merge) + " s WHERE " + keysEqual(merge) + (and.isEmpty() ? "" : " AND " + and)
                + ")";
    }

    /** A condition: no row with the key of the target's row {@code t} is staged. One without a key is not of the source. */
    public final String absent(StageTransfer merge) {
        return Stream.concat(keyed(merge), Stream.of(notStaged(merge))).collect(joining(" AND "));
    }

    /** Conditions: the target's row {@code t} has a key. */
    final Stream<String> keyed(StageTransfer merge) {
        return merge.keys().stream().filter(Column::nullable).map(key -> "t." + name(key) + " IS NOT NULL");
    }

    /** A condition: no row with the key of the target's row {@code t} is staged, or it has no key. */
    public String keylessOrAbsent(StageTransfer merge) {
        return "NOT " + isStaged(merge, "");
    }

    /** A condition: the target's row {@code t}, which has a key, is not staged. */
    protected String notStaged(StageTransfer merge) {
        return "NOT " + isStaged(merge, "");
    }

    /** A condition: the staged row {@code s} says that it is gone. */
    public final String tombstone(StageTransfer merge) {
        return "s." + quote(merge.gone()) + " = 1";
    }

    /** What marks a row as gone: an update of it. */
    public final String marks(StageTransfer merge) {
        return merge.stamps().onChange().stream()
                .map(stamp -> set(stamp.column()) + " = "
                        + (stamp.kind() == Stamp.Kind.DELETED_AT ? clock(stamp.column()) : stamped(stamp)))
                .collect(joining(", "));
    }

    /** What makes a row that was marked alive again: an update of it. */
    public final String revives(StageTransfer merge) {
        return merge.stamps().onChange().stream()
                .map(stamp -> set(stamp.column()) + " = " + stamped(stamp))
                .collect(joining(", "));
    }

    /** The stage's own columns as they are made: empty numbers. */
    public final String own(StageTransfer merge, String zero) {
        return merge.ownColumns().stream()
                .map(column -> zero + " AS " + name(column))
                .collect(joining(", "));
    }

    public final String name(Column column) {
        return quote(column.name());
    }

    /** The column as an update of the target {@code t} sets it. */
    public String set(Column column) {
        return name(column);
    }

    public final String target(StageTransfer merge) {
        return table(merge.target());
    }

    /** A table's name as statements have it. */
    public final String table(TableName table) {
        String schema = table.schema();
        return (schema == null ? "" : quote(schema) + ".") + quote(table.name());
    }

    public String stage(StageTransfer merge) {
        return quote(merge.stage());
    }

    /** What is staged, as a table or as a query in parentheses. */
    public final String rows(StageTransfer merge) {
        return rows(merge, stage(merge));
    }

    /** The same of another table of the stage's shape. */
    protected String rows(StageTransfer merge, String table) {
        return table;
    }

    public final String sequence(StageTransfer merge) {
        return quote(merge.sequence());
    }

    /** What stands behind the target's name where it is only read. */
    public String hint(StageTransfer merge) {
        return "";
    }

    /** What is staged for the column, in the column's type. */
    public String value(Column column) {
        return "s." + name(column);
    }

    /** What members are looked up by, as further columns of a query that makes the empty staging table; with the dimensions' own collations. */
    public final String carriedColumns(StageTransfer merge) {
        StringBuilder columns = new StringBuilder();
        for (DimensionLookup lookup : merge.lookups()) {
            lookup.on().forEach(match -> columns.append(carriedColumn(lookup, match)));
            if (lookup.period() != null && lookup.period().at() != null) {
                columns.append(carriedColumn(lookup, lookup.period().at()));
            }
        }
        return columns.toString();
    }

    private String carriedColumn(DimensionLookup lookup, DimensionLookup.Match match) {
        String query = "(SELECT d." + name(match.column()) + " FROM " + table(lookup.dimension()) + " d WHERE 1 = 0)";
        return ", " + empty(match.staged(), query) + " AS " + name(match.staged());
    }

    /**
     * The empty column of a staging table that holds what a column of another table does.
     *
     * @param query of that column, in parentheses, which answers nothing
     */
    protected String empty(Column staged, String query) {
        return query;
    }

    public final boolean isLookedUp(StageTransfer merge, Column column) {
        return merge.lookups().stream().anyMatch(lookup -> lookup.column().equals(column));
    }

    /** What the staging table itself holds for the column, in the column's type. */
    public String carried(Column column) {
        return value(column);
    }

    /** A value of the column's type as the staging table itself holds it. */
    public String staged(Column column, String value) {
        return value;
    }

    /** A change of the staging table {@code s}. */
    public String updateStage(StageTransfer merge, String assignments) {
        return "UPDATE " + stage(merge) + " s SET " + assignments;
    }

    /** A value, or where it is NULL another one of its type. */
    public String orElse(String value, String other) {
        return "COALESCE(" + value + ", " + other + ")";
    }

    /** A change of the target {@code t}. */
    public String updateTarget(StageTransfer merge, String assignments) {
        return "UPDATE " + target(merge) + " t SET " + assignments;
    }

    /**
     * A change of those rows of the target {@code t} whose column has one of the values of a query, which need not look at others.
     *
     * @param value what the query selects
     * @param rest of the query, from what stands behind FROM on
     * @param and what the rows have to be besides
     */
    public String updateTargetAmong(
            StageTransfer merge, String assignments, Column column, String value, String rest, String and) {
        return updateTarget(merge, assignments) + " WHERE t." + name(column) + " IN (SELECT " + value + " FROM " + rest
                + ") AND " + and;
    }

    /** What stands behind the name of a dimension to which a member is added where it is missing. */
    public String addedTo() {
        return "";
    }

    /** What ends a statement that adds members: two runs may add one at once. */
    public String unlessAdded() {
        return "";
    }

    /** What lets an INSERT write the columns that the database fills itself. */
    public String overriding() {
        return " OVERRIDING SYSTEM VALUE";
    }

    /** A query that has so many rows at most. */
    public String distinct(String rest, int rows) {
        return "SELECT DISTINCT " + rest + " " + first(rows);
    }

    /** A value as it is read to be shown: of a type that no Java class carries as its text. */
    public String shown(Column column, String reference) {
        return reference;
    }

    /** What stands for a value that is compared with the column. */
    public String parameter(Column column) {
        return "?";
    }

    /** A value as many are read one after the other, in the form in which {@link Bulk#read} or the driver's cursor takes it. */
    public String streamed(Column column, String reference) {
        return shown(column, reference);
    }

    /** What stands for a value that is selected as one of the column. */
    public String selected(Column column) {
        return "CAST(" + parameter(column) + " AS " + column.type() + ")";
    }

    /** The value as the driver is to get it. */
    public Bind bound(Bind value) {
        return value;
    }

    /** What counts rows. */
    public String count() {
        return "COUNT(*)";
    }

    /** What counts the rows in which an expression is not NULL. */
    public final String count(String expression) {
        return count().replace("*", expression);
    }

    /** The beginning of a query that only asks whether there is a row. */
    public String any() {
        return "SELECT 1 FROM ";
    }

    /** What ends a query that is to have so many rows at most. */
    public String first(int rows) {
        return "FETCH FIRST " + rows + " ROWS ONLY";
    }

    public String keysEqual(StageTransfer merge) {
        return merge.keys().stream()
                .map(key -> "t." + name(key) + " = " + value(key))
                .collect(joining(" AND "));
    }

    /** A condition: the row that is called so has the key that is staged. */
    public final String keysAre(StageTransfer merge, String alias) {
        return merge.keys().stream()
                .map(key -> alias + "." + name(key) + " = " + value(key))
                .collect(joining(" AND "));
    }

    /**
     * What is staged, in the target's types and with its place: a table, or a query in parentheses. Without what says that it is gone: that
     * is no state.
     */
    public String staged(StageTransfer merge) {
        return merge.tombstones() ? "(SELECT * FROM " + rows(merge) + " h" + here(merge, "h") + ")" : rows(merge);
    }

    /** What stands behind the staged rows where those that say that they are gone are left out; empty where there are none. */
    protected final String here(StageTransfer merge, String alias) {
        return merge.tombstones() ? " WHERE " + alias + "." + quote(merge.gone()) + " = 0" : "";
    }

    /** The session's table of notes beside the stage. */
    public final String notes(StageTransfer merge) {
        return stage(merge.from(merge.stage() + "_notes"));
    }

    /** Yes or no in a column that may be of a boolean, a number or a text. */
    public String flag(Column column, boolean yes) {
        return switch (column.type().kind()) {
            case BOOLEAN -> yes ? "TRUE" : "FALSE";
            case TEXT -> yes ? "'Y'" : "'N'";
            default -> yes ? "1" : "0";
        };
    }

    /** What an update sets, with the columns of the engine's own. */
    public final String changed(StageTransfer merge, Stream<String> assignments) {
        return list(assignments, merge.stamps().onChange(), stamp -> set(stamp.column()) + " = " + stamped(stamp));
    }

    /** A condition: the target has no row with the key. */
    public final String missing(StageTransfer merge) {
        return "NOT EXISTS (" + any() + target(merge) + " t" + hint(merge) + " WHERE " + keysEqual(merge) + ")";
    }

    /** What an update sets. */
    public final String assignments(StageTransfer merge) {
        return assignments(merge, this::value);
    }

    public final String assignments(StageTransfer merge, Function<Column, String> value) {
        return changed(merge, merge.values().stream().map(column -> set(column) + " = " + value.apply(column)));
    }

    public final String insertColumns(StageTransfer merge) {
        return list(merge.directColumns(), this::name);
    }

    public final String insertValues(StageTransfer merge) {
        return list(merge.columns().stream().map(this::value), merge.stamps().all(), this::stamped);
    }

    /** The items, then those of columns that the engine sets. */
    public static String list(Stream<String> items, List<Stamp> stamps, Function<Stamp, String> item) {
        return Stream.concat(items, stamps.stream().map(item)).collect(joining(", "));
    }

    public static String list(List<Column> columns, Function<Column, String> item) {
        return columns.stream().map(item).collect(joining(", "));
    }
}
