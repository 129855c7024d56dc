package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.ValueText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a watermark look like on the source.
 *
 * @param least of the first column; {@code -} where there is none
 * @param nulls rows with a NULL in any of the columns
 * @param largestTie most rows that share one value of all columns
 * @param largestTieOfFirst most rows that share one value of the first
 */
public record WatermarkProfile(
        long rows, String least, String greatest, long nulls, long largestTie, long largestTieOfFirst) {
    public static WatermarkProfile of(EntityPlan plan, Database source) {
        SourceSql sql = source.dialect().source();
        Column first = plan.watermark().get(0);
        String name = source.dialect().quote(first.name());
        List<String> names = plan.watermark().stream()
                .map(column -> source.dialect().quote(column.name()))
                .toList();
        String isNull = names.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR "));
        try (Session session = source.reader()) {
            long nulls = session.query(sql.over(plan.select(), "COUNT(*)", "WHERE " + isNull), row -> row.integer(1))
                    .get(0);
            long tie = tie(session, sql, plan.select(), String.join(", ", names));
            long tieOfFirst = names.size() == 1 ? tie : tie(session, sql, plan.select(), name);
            return session.query(
                            sql.over(plan.select(), "COUNT(*), MIN(" + name + "), MAX(" + name + ")", ""),
                            row -> new WatermarkProfile(
                                    row.integer(1),
                                    text(row.value(2, first.type())),
                                    text(row.value(3, first.type())),
                                    nulls,
                                    tie,
                                    tieOfFirst))
                    .get(0);
        }
    }

    private static long tie(Session session, SourceSql sql, String select, String columns) {
        List<Long> largest = session.query(
                sql.over(
                        select,
                        "COUNT(*)",
                        "GROUP BY " + columns + " " + session.dialect().first("COUNT(*) DESC", 1)),
                row -> row.integer(1));
        return largest.isEmpty() ? 0 : largest.get(0);
    }

    /** Whether a trigger fires when a row of the table is updated. */
    public static boolean hasTrigger(Database source, TableName table) {
        try (Session session = source.reader()) {
            return session.query(source.dialect().source().updateTriggers(table), row -> row.integer(1))
                            .get(0)
                    > 0;
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : ValueText.write(value);
    }
}
