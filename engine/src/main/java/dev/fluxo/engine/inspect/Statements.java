package dev.fluxo.engine.inspect;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.dialect.Upsert;
import dev.fluxo.engine.model.Forecast.Statement;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of a run, in running order. */
final class Statements {
    private final List<Statement> statements = new ArrayList<>();

    private Statements() {}

    static List<Statement> of(EntityPlan plan, Sql extract, TargetSql target) {
        Merge merge = plan.merge();
        WriteMode write = plan.write();
        Statements all = new Statements();
        all.add("extract", extract);
        all.add("stage", target.createStage(merge));
        all.add("stage index", target.indexStage(merge, write));
        all.add("load", Sql.of(target.load(target.stage(merge), target.stageColumns(merge))));
        all.add("drop superseded", target.dropSuperseded(merge));
        target.beforeMerge(merge).forEach(sql -> all.add("before merge", sql));
        all.add("respell keys", target.respell(merge));
        if (write == WriteMode.MERGE) {
            Upsert upsert = target.merge(merge);
            all.add("count inserts", upsert.countMissing());
            all.add("merge", upsert.statement());
            all.add("count inserts", upsert.countInserted());
        } else {
            all.add("count inserts", merge.relation().watched() ? target.countMissing(merge) : null);
            all.add(
                    "count updates",
                    merge.relation().watched() && !merge.values().isEmpty() ? target.countDiffering(merge) : null);
            all.add("update", merge.values().isEmpty() ? null : target.update(merge));
            all.add("insert", target.insert(merge));
        }
        return all.statements;
    }

    private void add(String title, @Nullable Sql sql) {
        if (sql != null) {
            statements.add(new Statement(
                    title,
                    sql.text(),
                    sql.binds().stream().map(Statements::text).toList()));
        }
    }

    private static String text(Bind bind) {
        Object value = bind.value();
        return value == null ? "NULL" : ValueText.write(value);
    }
}
