package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;

/** What SQL Server's statements are made of. */
final class SqlServerWords extends TargetWords {
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
    public String rows(StageTransfer merge) {
        return merge.columns().stream().noneMatch(Staged::isText)
                ? stage(merge)
                : "(SELECT " + list(merge.columns(), SqlServerWords::typed)
                        + (merge.tombstones() ? ", " + quote(merge.gone()) : "") + " FROM " + stage(merge) + ")";
    }

    @Override
    public String staged(StageTransfer merge) {
        return merge.columns().stream().noneMatch(Staged::isText)
                ? stage(merge)
                : "(SELECT " + list(merge.columns(), SqlServerWords::typed) + ", " + sequence(merge) + " FROM "
                        + stage(merge) + ")";
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

    /** In the column's own type: an index is used. */
    @Override
    public String parameter(Column column) {
        return SqlServerSource.parameter(column, 1);
    }

    @Override
    public Bind bound(Bind value) {
        return SqlServerText.bind(value);
    }

    @Override
    public String hint(StageTransfer merge) {
        return Hints.read(merge);
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
