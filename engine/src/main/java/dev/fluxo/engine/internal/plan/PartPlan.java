package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.List;

/** Which part of a target is replaced: it is told of staged rows too, which have the columns that are mapped and no others. */
final class PartPlan {
    private PartPlan() {}

    /** @param mapped columns of the table */
    static void check(EntitySpec spec, Table table, List<Column> mapped, Problems problems) {
        Located<String> where = spec.target().where();
        List<SqlToken> tokens = where == null ? null : SqlTokens.of(where.value());
        if (where == null || tokens == null) {
            return;
        }
        table.columns().stream()
                .filter(column -> !mapped.contains(column) && names(tokens, column))
                .forEach(column -> problems.error(
                        Code.PART_NOT_MAPPED,
                        where.at(),
                        "target.where names '" + column.name()
                                + "', which is not among the columns: of a row that is read it"
                                + " cannot be told whether it belongs to the part",
                        "map it in columns, or leave it out of the condition"));
    }

    /** Outside of queries within the condition, whose names may be those of other tables. */
    private static boolean names(List<SqlToken> condition, Column column) {
        int depth = 0;
        int query = 0;
        for (int i = 0; i < condition.size(); i++) {
            SqlToken token = condition.get(i);
            SqlToken next = i + 1 < condition.size() ? condition.get(i + 1) : null;
            boolean followed = next != null && next.is("(");
            if (token.is("(")) {
                depth++;
                boolean opens = next != null && (next.is("select") || next.is("with"));
                query = query == 0 && opens ? depth : query;
            } else if (token.is(")")) {
                query = query == depth ? 0 : query;
                depth--;
            } else if (query == 0
                    && !followed
                    && SqlTokens.isName(token)
                    && token.name().equalsIgnoreCase(column.name())) {
                return true;
            }
        }
        return false;
    }
}
