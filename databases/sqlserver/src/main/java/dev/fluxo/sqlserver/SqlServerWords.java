package dev.fluxo.sqlserver;

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
                : "(SELECT "
                        + list(
                                merge.columns(),
                                column -> Staged.isText(column)
                                        ? Staged.value(column) + " AS " + name(column)
                                        : name(column))
                        + " FROM " + stage(merge) + ")";
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
