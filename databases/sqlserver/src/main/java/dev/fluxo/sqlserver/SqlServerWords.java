package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;

/** What SQL Server's statements are made of. */
class SqlServerWords extends TargetWords {
    @Override
    public String quote(String identifier) {
        return SqlServerNames.quote(identifier);
    }

    @Override
    public String stage(StageTransfer merge) {
        return quote("#" + merge.stage());
    }

    /** In the target's types. */
    @Override
    protected String rows(StageTransfer merge, String table) {
        return merge.columns().stream().noneMatch(Staged::isText)
                ? table
                : "(SELECT " + list(merge.columns(), SqlServerWords::typed)
                        + (merge.tombstones() ? ", " + quote(merge.gone()) : "") + " FROM " + table + ")";
    }

    @Override
    public String staged(StageTransfer merge) {
        return merge.columns().stream().noneMatch(Staged::isText)
                ? super.staged(merge)
                : "(SELECT " + list(merge.columns(), SqlServerWords::typed) + ", " + sequence(merge) + " FROM "
                        + stage(merge) + (merge.tombstones() ? " h" + here(merge, "h") : "") + ")";
    }

    private static String typed(Column column) {
        String name = SqlServerNames.quote(column.name());
        return Staged.isText(column) ? Staged.value(column) + " AS " + name : name;
    }

    /** A bit. */
    @Override
    public String flag(Column column, boolean yes) {
        return column.type().kind() == TypeKind.BOOLEAN ? (yes ? "1" : "0") : super.flag(column, yes);
    }

    /** Whether the table's identity may be written is said before. */
    @Override
    public String overriding() {
        return "";
    }

    /** In the column's own type: an index is used. */
    @Override
    public String parameter(Column column) {
        return SqlServerSource.parameter(column, 1);
    }

    @Override
    public Bind bound(Bind value) {
        return SqlServerText.bind(value);
    }

    /** What the staging table itself holds for the column, in the column's type, where nothing else has such columns. */
    String bare(Column column) {
        return Staged.value(column);
    }

    @Override
    public String carried(Column column) {
        return Staged.value(column, "s.");
    }

    @Override
    public String staged(Column column, String value) {
        return Staged.text(column, value);
    }

    @Override
    public String updateStage(StageTransfer merge, String assignments) {
        return "UPDATE s SET " + assignments + " FROM " + stage(merge) + " s";
    }

    @Override
    public String updateTarget(StageTransfer merge, String assignments) {
        return "UPDATE t SET " + assignments + " FROM " + target(merge) + " t" + hint(merge);
    }

    /** COALESCE would evaluate a query twice. */
    @Override
    public String orElse(String value, String other) {
        return "ISNULL(" + value + ", " + other + ")";
    }

    /** Who looks for a member that is not there keeps others from adding it, until it is there. */
    @Override
    public String addedTo() {
        return " WITH (UPDLOCK, HOLDLOCK)";
    }

    @Override
    public String distinct(String rest, int rows) {
        return "SELECT DISTINCT TOP (" + rows + ") " + rest;
    }

    @Override
    protected String empty(Column staged, String query) {
        return Staged.isText(staged) ? Staged.emptyText(staged) : query;
    }

    /** A column that is looked up stays NULL for a while, also where the target's takes no NULL. */
    String emptyLookedUp(StageTransfer merge, Column column) {
        String name = name(column);
        return empty(column, "(SELECT t." + name + " FROM " + target(merge) + " t WHERE 1 = 0)") + " AS " + name;
    }

    @Override
    public String hint(StageTransfer merge) {
        return Hints.read(merge);
    }

    /** The same where no row is to come or to go before it is written. */
    String locked(StageTransfer merge) {
        return Hints.locked(merge);
    }

    @Override
    public String clock(Column column) {
        return column.type().kind() == TypeKind.TIMESTAMP_TZ ? "SYSDATETIMEOFFSET()" : "SYSDATETIME()";
    }

    @Override
    public String differs(Column column) {
        return differ(List.of(column));
    }

    /** NULL is like NULL here, on every version of the server. */
    @Override
    public String differ(List<Column> columns) {
        return differ(columns, "t");
    }

    String differ(List<Column> columns, String target) {
        return "EXISTS (SELECT " + list(columns, column -> Staged.exact(column, "s")) + " EXCEPT SELECT "
                + list(columns, column -> Staged.exact(column, target)) + ")";
    }

    @Override
    public String shown(Column column, String reference) {
        return Staged.readable(column.type(), reference);
    }

    @Override
    public String count() {
        return "COUNT_BIG(*)";
    }
}
