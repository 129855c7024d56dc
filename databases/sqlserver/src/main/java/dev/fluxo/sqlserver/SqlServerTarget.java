package dev.fluxo.sqlserver;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.StageUse;
import dev.fluxo.engine.dialect.Step;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.dialect.Tally;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.CommitMode;
import dev.fluxo.engine.model.TypeKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that write to SQL Server. The staging table is {@code s}, the target {@code t}. */
final class SqlServerTarget implements TargetSql {
    /** The server merges while the next rows are read. */
    private static final int ROWS_PER_MERGE = 50_000;

    /** A row group of a columnstore: so many rows are compressed as they come. */
    private static final int ROW_GROUP = 1_048_576;

    /** With the target's own collations: none of the columns is an identity, for those are not mapped. */
    @Override
    public Sql createStage(Merge merge) {
        return Sql.of("SELECT TOP (0) " + list(merge.columns(), Staged::empty) + ", CAST(0 AS bigint) AS "
                + sequence(merge) + " INTO " + stage(merge) + " FROM " + target(merge) + Hints.read(merge));
    }

    /** The statements join by hashing the stage or by probing the target: the server chooses by the size of both. */
    @Override
    public @Nullable Sql indexStage(Merge merge, StageUse use) {
        return null;
    }

    @Override
    public String stage(Merge merge) {
        return SqlServerNames.quote("#" + merge.stage());
    }

    @Override
    public String load(String table, List<Column> columns) {
        return table;
    }

    @Override
    public List<Column> stageColumns(Merge merge) {
        return merge.stageColumns().stream().map(Staged::column).toList();
    }

    /**
     * Also says no where the driver's bulk copy cannot send a column as what it is, or makes a NULL of what should get its default: it
     * keeps those that are sent, and cannot tell them from those that are not.
     */
    @Override
    public Sql isEmpty(Merge merge) {
        boolean direct = !merge.defaults()
                && merge.columns().stream()
                        .allMatch(column -> column.type().kind() != TypeKind.UUID
                                && column.type().kind() != TypeKind.OTHER);
        return Sql.of(
                direct
                        ? "SELECT CASE WHEN EXISTS (SELECT 1 FROM " + target(merge) + ") THEN 0 ELSE 1 END"
                        : "SELECT 0");
    }

    @Override
    public Sql now(Column loadedAt) {
        return Sql.of("SELECT CAST(" + clock(loadedAt) + " AS " + loadedAt.type() + ")");
    }

    @Override
    public Sql dropSuperseded(Merge merge) {
        return Sql.of("DELETE FROM " + stage(merge) + " WHERE " + sequence(merge) + " IN (SELECT " + sequence(merge)
                + " FROM (SELECT "
                + sequence(merge) + ", ROW_NUMBER() OVER (PARTITION BY " + list(merge.keys(), Staged::value)
                + " ORDER BY "
                + sequence(merge) + " DESC) AS n FROM " + stage(merge) + ") d WHERE d.n > 1)");
    }

    @Override
    public Sql changes(Merge merge, int limit) {
        return Sql.of("SELECT TOP (" + limit + ") " + list(merge.columns(), column -> shown(column, "s")) + ", "
                + list(merge.values(), column -> shown(column, "t")) + " FROM " + rows(merge) + " s JOIN "
                + target(merge) + " t" + Hints.read(merge) + " ON " + keysEqual(merge) + " WHERE " + differs(merge));
    }

    private static String shown(Column column, String alias) {
        return Staged.readable(column.type(), alias + "." + name(column));
    }

    @Override
    public Sql find(Merge merge, List<Object> key) {
        Stream<String> columns = merge.columns().stream().map(column -> shown(column, "t"));
        String sameKey = merge.keys().stream()
                .map(column -> "t." + name(column) + " = " + SqlServerSource.parameter(column, 1))
                .collect(joining(" AND "));
        return new Sql(
                "SELECT " + withLoadedAt(merge, columns, column -> "t." + name(column)) + " FROM " + target(merge)
                        + " t" + Hints.read(merge) + " WHERE " + sameKey,
                Bind.all(merge.keys(), key).stream().map(SqlServerText::bind).toList());
    }

    /** What was done to each row is noted in a table variable: without it, a target with triggers refuses to tell. */
    @Override
    public List<Step> merge(Merge merge) {
        String whenMatched = merge.values().isEmpty()
                ? ""
                : "WHEN MATCHED AND " + differs(merge) + " THEN UPDATE SET " + assignments(merge) + "\n";
        Sql statement = Batch.of("DECLARE @done TABLE (act nvarchar(10) NOT NULL);\nMERGE INTO " + target(merge)
                + " WITH (HOLDLOCK) AS t USING " + rows(merge) + " AS s ON " + keysEqual(merge) + "\n" + whenMatched
                + "WHEN NOT MATCHED BY TARGET THEN INSERT (" + insertColumns(merge) + ") VALUES ("
                + insertValues(merge) + ")\nOUTPUT $action INTO @done;\n"
                + "SELECT COUNT_BIG(CASE WHEN act = 'INSERT' THEN 1 END), COUNT_BIG(CASE WHEN act = 'UPDATE' THEN 1 END)"
                + " FROM @done");
        return List.of(Step.ask("merge", statement, Tally.INSERTED, Tally.UPDATED));
    }

    @Override
    public Sql countMissing(Merge merge) {
        return Sql.of("SELECT COUNT_BIG(*) FROM " + rows(merge) + " s WHERE NOT EXISTS (SELECT 1 FROM " + target(merge)
                + " t" + Hints.read(merge) + " WHERE " + keysEqual(merge) + ")");
    }

    @Override
    public Sql countDiffering(Merge merge) {
        return Sql.of("SELECT COUNT_BIG(*) FROM " + rows(merge) + " s WHERE EXISTS (SELECT 1 FROM " + target(merge)
                + " t" + Hints.read(merge) + " WHERE " + keysEqual(merge) + " AND " + differs(merge) + ")");
    }

    @Override
    public Sql countRows(Merge merge) {
        return Sql.of("SELECT COUNT_BIG(*) FROM " + target(merge) + Hints.read(merge));
    }

    /** A view with an INSTEAD OF trigger takes no UPDATE with a join (error 414). */
    private Sql updateView(Merge merge) {
        String view = target(merge);
        String sameKey = " FROM " + rows(merge) + " s WHERE "
                + merge.keys().stream()
                        .map(key -> view + "." + name(key) + " = s." + name(key))
                        .collect(joining(" AND "));
        Stream<String> values =
                merge.values().stream().map(column -> name(column) + " = (SELECT s." + name(column) + sameKey + ")");
        return Sql.of("UPDATE " + view + " SET "
                + withLoadedAt(merge, values, loadedAt -> name(loadedAt) + " = " + clock(loadedAt))
                + " WHERE EXISTS (SELECT 1" + sameKey + " AND " + differs(merge, view) + ")");
    }

    @Override
    public Sql update(Merge merge) {
        if (merge.relation().isView()) {
            return updateView(merge);
        }
        return Sql.of("UPDATE t SET " + assignments(merge) + " FROM " + target(merge) + " t" + Hints.locked(merge)
                + " JOIN " + rows(merge) + " s ON " + keysEqual(merge) + " WHERE " + differs(merge));
    }

    @Override
    public Sql insert(Merge merge) {
        return Sql.of("INSERT INTO " + target(merge) + Hints.read(merge) + " (" + insertColumns(merge) + ") SELECT "
                + insertValues(merge)
                + " FROM " + rows(merge) + " s WHERE NOT EXISTS (SELECT 1 FROM " + target(merge) + " t"
                + Hints.locked(merge)
                + " WHERE " + keysEqual(merge) + ")");
    }

    @Override
    public Sql clearStage(Merge merge, StageUse use) {
        return Sql.of("TRUNCATE TABLE " + stage(merge));
    }

    @Override
    public Sql dropStage(Merge merge) {
        return Sql.of("DROP TABLE IF EXISTS " + stage(merge));
    }

    /** Saving begins no transaction; a DELETE does, where the session's transactions are implicit. */
    @Override
    public List<Sql> savepoint(Merge merge, String name) {
        return List.of(Sql.of("DELETE FROM " + stage(merge) + " WHERE 1 = 0"), Sql.of("SAVE TRANSACTION " + name));
    }

    /** After some failures, a conversion's among them, the transaction is doomed or gone, and this fails. */
    @Override
    public Sql backTo(String savepoint) {
        return Sql.of("ROLLBACK TRANSACTION " + savepoint);
    }

    @Override
    public @Nullable Sql release(String savepoint) {
        return null;
    }

    @Override
    public int rowsPerMerge(Merge merge, CommitMode commit) {
        if (commit == CommitMode.ENTITY) {
            return ALL_AT_ONCE;
        }
        return merge.relation().what().equals(SqlServerRelation.COLUMNSTORE) ? ROW_GROUP : ROWS_PER_MERGE;
    }

    /** Without one HOLDLOCK locks ranges that others hold too, and both wait for each other. */
    @Override
    public boolean mergeNeedsUniqueKey() {
        return true;
    }

    /** What is staged, in the target's types. */
    private String rows(Merge merge) {
        return merge.columns().stream().noneMatch(Staged::isText)
                ? stage(merge)
                : "(SELECT "
                        + list(
                                merge.columns(),
                                column -> Staged.isText(column)
                                        ? Staged.value(column) + " AS " + name(column)
                                        : name(column))
                        + " FROM " + stage(merge) + ")";
    }

    private static String keysEqual(Merge merge) {
        return merge.keys().stream()
                .map(key -> "t." + name(key) + " = s." + name(key))
                .collect(joining(" AND "));
    }

    /** NULL is like NULL here, on every version of the server. */
    private static String differs(Merge merge) {
        return differs(merge, "t");
    }

    private static String differs(Merge merge, String target) {
        return "EXISTS (SELECT " + list(merge.compared(), column -> Staged.exact(column, "s")) + " EXCEPT SELECT "
                + list(merge.compared(), column -> Staged.exact(column, target)) + ")";
    }

    private static String assignments(Merge merge) {
        Stream<String> values = merge.values().stream().map(column -> name(column) + " = s." + name(column));
        return withLoadedAt(merge, values, loadedAt -> name(loadedAt) + " = " + clock(loadedAt));
    }

    private static String insertColumns(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(SqlServerTarget::name), SqlServerTarget::name);
    }

    private static String insertValues(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(column -> "s." + name(column)), SqlServerTarget::clock);
    }

    private static String withLoadedAt(Merge merge, Stream<String> items, Function<Column, String> item) {
        Column loadedAt = merge.loadedAt();
        Stream<String> last = loadedAt == null ? Stream.empty() : Stream.of(item.apply(loadedAt));
        return Stream.concat(items, last).collect(joining(", "));
    }

    private static String clock(Column column) {
        return column.type().kind() == TypeKind.TIMESTAMP_TZ ? "SYSDATETIMEOFFSET()" : "SYSDATETIME()";
    }

    private static String list(List<Column> columns, Function<Column, String> item) {
        return columns.stream().map(item).collect(joining(", "));
    }

    private static String sequence(Merge merge) {
        return SqlServerNames.quote(merge.sequence());
    }

    private static String name(Column column) {
        return SqlServerNames.quote(column.name());
    }

    private static String target(Merge merge) {
        return SqlServerNames.quote(merge.target());
    }
}
