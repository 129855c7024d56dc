package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;

/** What DuckDB's statements are made of. */
final class DuckDbWords extends TargetWords {
    @Override
    public String quote(String identifier) {
        return DuckDbNames.quote(identifier);
    }

    @Override
    public String stage(StageTransfer merge) {
        return "temp." + quote(merge.stage());
    }

    /** Of the transaction. A cast of a moment to a time without a zone is that of the session: of UTC. */
    @Override
    public String clock(Column column) {
        return switch (column.type().kind()) {
            case TIMESTAMP_TZ -> "now()";
            case DATE -> "CAST(CAST(now() AS TIMESTAMP) AS DATE)";
            default -> "CAST(now() AS TIMESTAMP)";
        };
    }

    @Override
    protected String differs(Column column) {
        return exact(column, value(column)) + " IS DISTINCT FROM " + exact(column, "t." + name(column));
    }

    /** To the last letter, also where the column's own equality is looser; types that do not compare by their text. */
    private static String exact(Column column, String reference) {
        TypeKind kind = column.type().kind();
        if (kind == TypeKind.OTHER) {
            return "CAST(" + reference + " AS VARCHAR)";
        }
        return kind == TypeKind.TEXT && column.type().rules().loose() ? "encode(" + reference + ")" : reference;
    }

    /** As a text that is cast, where it cannot be loaded otherwise. */
    @Override
    public String value(Column column) {
        return typed(column, super.value(column));
    }

    private static String typed(Column column, String staged) {
        return DuckDbTypes.isAppended(column.type()) ? staged : "CAST(" + staged + " AS " + column.type() + ")";
    }

    @Override
    public String staged(StageTransfer merge) {
        boolean asTheyAre = merge.columns().stream().allMatch(column -> DuckDbTypes.isAppended(column.type()));
        return asTheyAre
                ? super.staged(merge)
                : "(SELECT " + list(merge.columns(), column -> value(column) + " AS " + name(column)) + ", s."
                        + sequence(merge) + " FROM " + stage(merge) + " s" + here(merge, "s") + ")";
    }

    @Override
    public String staged(Column column, String value) {
        return DuckDbTypes.isAppended(column.type()) ? value : "CAST(" + value + " AS VARCHAR)";
    }

    @Override
    protected String empty(Column staged, String query) {
        return DuckDbTypes.isAppended(staged.type()) ? query : "CAST(NULL AS VARCHAR)";
    }

    /** A change of what is there takes no rows from elsewhere without an alias that is said with AS. */
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
    public String shown(Column column, String reference) {
        return DuckDbTypes.isText(column.type()) ? "CAST(" + reference + " AS VARCHAR)" : reference;
    }

    @Override
    public String streamed(Column column, String reference) {
        return DuckDbSource.streamed(column.type(), reference);
    }

    @Override
    public String parameter(Column column) {
        return DuckDbSource.parameter(column.type());
    }

    @Override
    public String first(int rows) {
        return "LIMIT " + rows;
    }
}
