package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;

/** What statements that write to MariaDB and MySQL are made of. */
final class MysqlWords extends TargetWords {
    @Override
    public String quote(String identifier) {
        return MysqlNames.quote(identifier);
    }

    /** The stage has columns of the same names. */
    @Override
    public String set(Column column) {
        return "t." + name(column);
    }

    /** An UPDATE of one table reads all of its rows, whatever a query in its condition answers. */
    @Override
    public String updateTargetAmong(
            StageTransfer merge, String assignments, Column column, String value, String rest, String and) {
        return "UPDATE " + target(merge) + " t JOIN (SELECT DISTINCT " + value + " AS flx_value FROM " + rest
                + ") c ON c.flx_value = t." + name(column) + " SET " + assignments + " WHERE " + and;
    }

    /** No more digits than the column has: it would round them up. Without a zone: that of the server, for the session's is UTC. */
    @Override
    public String clock(Column column) {
        String digits = "(" + column.type().scale() + ")";
        String local = "CONVERT_TZ(UTC_TIMESTAMP" + digits + ", '+00:00', @@global.time_zone)";
        return switch (column.type().kind()) {
            case TIMESTAMP_TZ -> "CURRENT_TIMESTAMP" + digits;
            case DATE -> "DATE(CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', @@global.time_zone))";
            default -> local;
        };
    }

    @Override
    protected String runId(Column column, String literal) {
        return literal;
    }

    /** To the last letter and blank, whatever the collation. */
    @Override
    protected String differs(Column column) {
        return differs(column, "t." + name(column));
    }

    /** What is staged is another value. */
    String differs(Column column, String value) {
        return "NOT (" + exact(column, value) + " <=> " + exact(column, value(column)) + ")";
    }

    private static String exact(Column column, String reference) {
        TypeKind kind = column.type().kind();
        return kind == TypeKind.TEXT || kind == TypeKind.OTHER ? "CAST(" + reference + " AS BINARY)" : reference;
    }

    @Override
    public String shown(Column column, String reference) {
        return shown(column.type(), reference);
    }

    /** A value as it is read: the driver shows some types as what they are not. */
    static String shown(DataType type, String reference) {
        if (MysqlTypes.isSpatial(type)) {
            return Spatial.text(reference);
        }
        if (!MysqlTypes.isShownOtherwise(type)) {
            return reference;
        }
        return "(" + reference + (type.kind() == TypeKind.FLOAT ? " + 0e0)" : " + 0)");
    }

    /** Each column can be written. */
    @Override
    public String overriding() {
        return "";
    }

    /** The only types of a time that a cast knows. */
    @Override
    public String selected(Column column) {
        return switch (column.type().kind()) {
            case DATE -> "CAST(" + parameter(column) + " AS DATE)";
            case TIMESTAMP, TIMESTAMP_TZ ->
                "CAST(" + parameter(column) + " AS DATETIME(" + column.type().scale() + "))";
            default -> parameter(column);
        };
    }

    @Override
    public String first(int rows) {
        return "LIMIT " + rows;
    }
}
