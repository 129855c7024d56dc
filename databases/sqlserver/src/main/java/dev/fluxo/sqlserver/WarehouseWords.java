package dev.fluxo.sqlserver;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;

/** What the statements of a warehouse are made of: no hints, no set operations within a condition, and a stage in the target's types. */
final class WarehouseWords extends SqlServerWords {
    @Override
    protected String rows(StageTransfer merge, String table) {
        return table;
    }

    @Override
    public String staged(StageTransfer merge) {
        return merge.tombstones() ? "(SELECT * FROM " + stage(merge) + " h" + here(merge, "h") + ")" : stage(merge);
    }

    @Override
    String bare(Column column) {
        return name(column);
    }

    @Override
    public String carried(Column column) {
        return value(column);
    }

    @Override
    public String staged(Column column, String value) {
        return value;
    }

    @Override
    public String hint(StageTransfer merge) {
        return "";
    }

    @Override
    String locked(StageTransfer merge) {
        return "";
    }

    @Override
    public String addedTo() {
        return "";
    }

    /** Each column by itself; of a NULL the difference is said, for nothing is equal to it. */
    @Override
    String differ(List<Column> columns, String target) {
        return "(" + columns.stream().map(column -> differs(column, target)).collect(joining(" OR ")) + ")";
    }

    private String differs(Column column, String target) {
        String staged = "s." + name(column);
        String there = target + "." + name(column);
        String values = exact(column, staged, there);
        return values + " OR (" + staged + " IS NULL AND " + there + " IS NOT NULL) OR (" + staged + " IS NOT NULL AND "
                + there + " IS NULL)";
    }

    /** To the last letter, blank and zero: what a collation and a comparison of bytes call equal need not be. */
    private static String exact(Column column, String staged, String there) {
        if (column.type().kind() == TypeKind.TEXT) {
            String bytes = column.type().length() == 0 ? "varbinary(max)" : "varbinary(8000)";
            return "CAST(" + staged + " AS " + bytes + ") <> CAST(" + there + " AS " + bytes + ") OR DATALENGTH("
                    + staged + ") <> DATALENGTH(" + there + ")";
        }
        String differ = staged + " <> " + there;
        return switch (column.type().kind()) {
            case BINARY -> differ + " OR DATALENGTH(" + staged + ") <> DATALENGTH(" + there + ")";
            case TIMESTAMP_TZ -> differ + " OR DATEPART(tzoffset, " + staged + ") <> DATEPART(tzoffset, " + there + ")";
            default -> differ;
        };
    }
}
