package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;

/** What PostgreSQL's statements are made of. */
class PostgresWords extends TargetWords {
    @Override
    public String quote(String identifier) {
        return PostgresNames.quote(identifier);
    }

    @Override
    public String stage(StageTransfer merge) {
        return "pg_temp." + quote(merge.stage());
    }

    /** Draws a number for each row that a MERGE inserts. */
    String counter(StageTransfer merge) {
        return "pg_temp." + quote(merge.stage() + "_inserted");
    }

    /** Without a zone: the session's, which is that of the role, the database or the server. */
    @Override
    public String clock(Column column) {
        return column.type().kind() == TypeKind.TIMESTAMP_TZ ? "now()" : "LOCALTIMESTAMP";
    }

    @Override
    public String differs(Column column) {
        return exact(column, "t." + name(column)) + " IS DISTINCT FROM " + exact(column, value(column));
    }

    /** Compared to the last letter, also where the type's own equality is looser or missing. */
    private static String exact(Column column, String reference) {
        TypeKind kind = column.type().kind();
        return kind == TypeKind.TEXT || kind == TypeKind.OTHER ? reference + "::text COLLATE \"C\"" : reference;
    }

    /** As a text that is cast, where it cannot be loaded otherwise. */
    @Override
    public String value(Column column) {
        String staged = super.value(column);
        return PostgresTypes.isBinary(column.type()) ? staged : staged + "::" + column.type();
    }

    @Override
    public String staged(StageTransfer merge) {
        boolean binary = merge.columns().stream().allMatch(column -> PostgresTypes.isBinary(column.type()));
        return binary
                ? super.staged(merge)
                : "(SELECT " + list(merge.columns(), column -> value(column) + " AS " + name(column)) + ", s."
                        + sequence(merge) + " FROM " + stage(merge) + " s" + here(merge, "s") + ")";
    }

    @Override
    public String staged(Column column, String value) {
        return PostgresTypes.isBinary(column.type()) ? value : value + "::text";
    }

    @Override
    public String unlessAdded() {
        return " ON CONFLICT DO NOTHING";
    }

    @Override
    protected String empty(Column staged, String query) {
        return PostgresTypes.isBinary(staged.type()) ? query : "NULL::text";
    }

    @Override
    public String shown(Column column, String reference) {
        return column.type().kind() == TypeKind.OTHER ? reference + "::text" : reference;
    }

    @Override
    public String parameter(Column column) {
        return "CAST(? AS " + column.type() + ")";
    }

    @Override
    public Bind bound(Bind value) {
        return PostgresText.of(value);
    }

    @Override
    public String count() {
        return "count(*)";
    }

    @Override
    public String any() {
        return "SELECT FROM ";
    }

    @Override
    public String first(int rows) {
        return "LIMIT " + rows;
    }
}
