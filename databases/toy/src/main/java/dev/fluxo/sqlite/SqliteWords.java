package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;

/** What statements that write to SQLite are made of. */
final class SqliteWords extends TargetWords {
    private final String staged;

    /** @param staged what a row that is to be written is called, with a dot */
    SqliteWords(String staged) {
        this.staged = staged;
    }

    @Override
    public String value(Column column) {
        return staged + name(column);
    }

    @Override
    public String updateStage(StageTransfer merge, String assignments) {
        return "UPDATE " + stage(merge) + " AS s SET " + assignments;
    }

    @Override
    public String updateTarget(StageTransfer merge, String assignments) {
        return "UPDATE " + target(merge) + " AS t SET " + assignments;
    }

    /** Each column can be written. */
    @Override
    public String overriding() {
        return "";
    }

    @Override
    public String quote(String identifier) {
        return SqliteNames.quote(identifier);
    }

    @Override
    public String clock(Column column) {
        return column.type().kind() == TypeKind.DATE ? "date('now')" : "strftime('%Y-%m-%d %H:%M:%f', 'now')";
    }

    /** Text is what it keeps a UUID as. */
    @Override
    protected String runId(Column column, String literal) {
        return literal;
    }

    /** To the letter, whatever the column's collation. */
    @Override
    protected String differs(Column column) {
        String to = column.type().kind() == TypeKind.TEXT ? " COLLATE BINARY" : "";
        return value(column) + to + " IS NOT t." + name(column);
    }

    /** A boolean is a number. */
    @Override
    public String flag(Column column, boolean yes) {
        return column.type().kind() == TypeKind.BOOLEAN ? (yes ? "1" : "0") : super.flag(column, yes);
    }

    /** A cast to a type that is called TIMESTAMP makes a number of a text. */
    @Override
    public String selected(Column column) {
        return parameter(column);
    }

    @Override
    public String first(int rows) {
        return "LIMIT " + rows;
    }
}
