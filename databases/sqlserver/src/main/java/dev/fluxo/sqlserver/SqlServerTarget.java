package dev.fluxo.sqlserver;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.StandardTarget;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Tally;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.VersionSql;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that write to SQL Server. */
class SqlServerTarget extends StandardTarget {
    /** The server merges while the next rows are read. */
    private static final int ROWS_PER_MERGE = 50_000;

    /** A row group of a columnstore: so many rows are compressed as they come. */
    static final int ROW_GROUP = 1_048_576;

    private static final String DISTINCT = "DISTINCT ";

    private final SqlServerWords words;

    SqlServerTarget() {
        this(new SqlServerWords());
    }

    SqlServerTarget(SqlServerWords words) {
        super(words);
        this.words = words;
    }

    /** With the target's own collations: none of the columns is an identity, for those are not mapped. */
    @Override
    public Sql createStage(StageTransfer merge) {
        return Sql.of("SELECT TOP (0) "
                + TargetWords.list(
                        merge.columns(),
                        column -> words.isLookedUp(merge, column)
                                ? words.emptyLookedUp(merge, column)
                                : Staged.empty(column, merge))
                + words.carriedColumns(merge) + ", " + words.own(merge, "CAST(0 AS bigint)") + " INTO " + stage(merge)
                + " FROM " + words.target(merge) + words.hint(merge));
    }

    @Override
    public Sql emptyCopy(String of, TableName table) {
        return Sql.of("SELECT TOP (0) * INTO " + words.table(table) + " FROM " + of);
    }

    @Override
    public String load(String table, List<Column> columns) {
        return table;
    }

    @Override
    public List<Column> stageColumns(StageTransfer merge) {
        return merge.stageColumns().stream().map(Staged::column).toList();
    }

    /**
     * Also says no where the driver's bulk copy cannot send a column as what it is, or makes a NULL of what should get its default: it
     * keeps those that are sent, and cannot tell them from those that are not.
     */
    @Override
    public Sql isEmpty(StageTransfer merge) {
        boolean direct = !merge.defaults()
                && merge.directColumns().stream()
                        .allMatch(column -> column.type().kind() != TypeKind.UUID
                                && column.type().kind() != TypeKind.OTHER);
        return direct ? super.isEmpty(merge) : Sql.of("SELECT 0");
    }

    @Override
    public List<Sql> dropSuperseded(StageTransfer merge) {
        return List.of(keepOfEachKey("DESC", merge));
    }

    @Override
    public List<Sql> dropRepeated(StageTransfer merge) {
        return List.of(keepOfEachKey("ASC", merge));
    }

    private Sql keepOfEachKey(String order, StageTransfer merge) {
        return Sql.of("DELETE FROM " + stage(merge) + " WHERE " + words.sequence(merge) + " IN (SELECT "
                + words.sequence(merge)
                + " FROM (SELECT "
                + words.sequence(merge) + ", ROW_NUMBER() OVER (PARTITION BY "
                + TargetWords.list(merge.keys(), words::bare)
                + " ORDER BY "
                + words.sequence(merge) + " " + order + ") AS n FROM " + stage(merge) + ") d WHERE d.n > 1)");
    }

    /** An identity is written only where the session was told so, for one table at a time. */
    @Override
    public Sql insertMember(TableName table, Member member) {
        Sql insert = super.insertMember(table, member);
        if (member.columns().stream().noneMatch(Column::generated)) {
            return insert;
        }
        String name = words.table(table);
        return new Sql(
                "SET IDENTITY_INSERT " + name + " ON; " + insert.text() + "; SET IDENTITY_INSERT " + name + " OFF",
                insert.binds());
    }

    @Override
    public Sql changes(StageTransfer merge, int limit) {
        return Sql.of("SELECT TOP (" + limit + ") "
                + TargetWords.list(merge.columns(), column -> words.shown(column, words.value(column))) + ", "
                + TargetWords.list(merge.values(), column -> words.shown(column, "t." + words.name(column))) + " FROM "
                + words.rows(merge) + " s JOIN "
                + words.target(merge) + " t" + words.hint(merge) + " ON " + words.keysEqual(merge) + " WHERE "
                + words.differ(merge));
    }

    @Override
    public Sql find(StageTransfer merge, List<Object> key) {
        Stream<String> columns = merge.columns().stream().map(column -> words.shown(column, "t." + words.name(column)));
        String sameKey = merge.keys().stream()
                .map(column -> "t." + words.name(column) + " = " + SqlServerSource.parameter(column, 1))
                .collect(joining(" AND "));
        return new Sql(
                "SELECT " + TargetWords.list(columns, merge.stamps().all(), stamp -> "t." + words.name(stamp.column()))
                        + " FROM " + words.target(merge) + " t" + words.hint(merge) + " WHERE " + sameKey,
                Bind.all(merge.keys(), key).stream().map(SqlServerText::bind).toList());
    }

    /** What was done to each row is noted in a table variable: without it, a target with triggers refuses to tell. */
    @Override
    public List<Step> merge(StageTransfer merge) {
        String whenMatched = !merge.canChange()
                ? ""
                : "WHEN MATCHED AND " + differ(merge) + " THEN UPDATE SET " + words.assignments(merge) + "\n";
        Sql statement = Batch.of("DECLARE @done TABLE (act nvarchar(10) NOT NULL);\nMERGE INTO " + words.target(merge)
                + " WITH (HOLDLOCK) AS t USING " + words.rows(merge) + " AS s ON " + words.keysEqual(merge) + "\n"
                + whenMatched
                + "WHEN NOT MATCHED BY TARGET THEN INSERT (" + words.insertColumns(merge) + ") VALUES ("
                + words.insertValues(merge) + ")\nOUTPUT $action INTO @done;\n"
                + "SELECT COUNT_BIG(CASE WHEN act = 'INSERT' THEN 1 END), COUNT_BIG(CASE WHEN act = 'UPDATE' THEN 1 END)"
                + " FROM @done");
        return List.of(Step.ask("merge", statement, Tally.INSERTED, Tally.UPDATED));
    }

    @Override
    public Sql countDiffering(StageTransfer merge) {
        return Sql.of("SELECT COUNT_BIG(*) FROM " + words.rows(merge) + " s WHERE EXISTS (SELECT 1 FROM "
                + words.target(merge) + " t" + words.hint(merge) + " WHERE " + words.keysEqual(merge) + " AND "
                + differ(merge) + ")");
    }

    /** In the target's types: as a text a time would be one when it is staged again. */
    @Override
    public Sql stagedRows(StageTransfer merge, long after, int limit) {
        return stagedRows(words.staged(merge), merge, after, limit);
    }

    /** The condition as a part of another one. */
    private String differ(StageTransfer merge) {
        return merge.stamps().deletedAt() == null ? words.differ(merge) : "(" + words.differ(merge) + ")";
    }

    /** A view with an INSTEAD OF trigger takes no UPDATE with a join (error 414). */
    private Sql updateView(StageTransfer merge) {
        String view = words.target(merge);
        String sameKey = " FROM " + words.rows(merge) + " s WHERE "
                + merge.keys().stream()
                        .map(key -> view + "." + words.name(key) + " = s." + words.name(key))
                        .collect(joining(" AND "));
        Stream<String> values = merge.values().stream()
                .map(column -> words.name(column) + " = (SELECT s." + words.name(column) + sameKey + ")");
        return Sql.of("UPDATE " + view + " SET "
                + TargetWords.list(
                        values,
                        merge.stamps().onChange(),
                        stamp -> words.name(stamp.column()) + " = " + words.stamped(stamp))
                + " WHERE EXISTS (SELECT 1" + sameKey + " AND " + differ(merge, view) + ")");
    }

    private String differ(StageTransfer merge, String view) {
        String differ = merge.compared().isEmpty() ? "" : words.differ(merge.compared(), view);
        return merge.stamps().deletedAt() == null ? differ : "(" + words.orMarked(merge, differ, view) + ")";
    }

    @Override
    protected String select(String list, String from, int limit) {
        boolean distinct = list.startsWith(DISTINCT);
        return "SELECT " + (distinct ? DISTINCT : "") + "TOP (" + limit + ") "
                + (distinct ? list.substring(DISTINCT.length()) : list) + " FROM " + from;
    }

    @Override
    protected String changing(StageTransfer merge, String assignments) {
        return "UPDATE t SET " + assignments + " FROM " + words.target(merge) + " t" + words.hint(merge);
    }

    @Override
    protected String deleting(StageTransfer merge) {
        return "DELETE t FROM " + words.target(merge) + " t" + words.hint(merge);
    }

    @Override
    public Sql update(StageTransfer merge) {
        if (merge.relation().isView()) {
            return updateView(merge);
        }
        return Sql.of("UPDATE t SET " + words.assignments(merge) + " FROM " + words.target(merge) + " t"
                + words.locked(merge) + " JOIN " + words.rows(merge) + " s ON " + words.keysEqual(merge) + " WHERE "
                + words.differ(merge));
    }

    @Override
    public Sql insert(StageTransfer merge) {
        return Sql.of("INSERT INTO " + words.target(merge) + words.hint(merge) + " (" + words.insertColumns(merge)
                + ") SELECT "
                + words.insertValues(merge)
                + " FROM " + words.rows(merge) + " s WHERE NOT EXISTS (SELECT 1 FROM " + words.target(merge) + " t"
                + words.locked(merge)
                + " WHERE " + words.keysEqual(merge) + ")");
    }

    @Override
    public VersionSql versions() {
        return new SqlServerVersions(words);
    }

    @Override
    public Sql clearStage(StageTransfer merge, StageUse use) {
        return Sql.of("TRUNCATE TABLE " + stage(merge));
    }

    /** Saving begins no transaction; a DELETE does, where the session's transactions are implicit. */
    @Override
    public List<Sql> savepoint(StageTransfer merge, String name) {
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
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
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
}
