package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.FirstRows;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.Preview;
import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.spi.Window;
import java.util.List;

/** Shows some rows of a source, and what a run would make of them. */
public final class Previewer {
    private final BookReader books;
    private final Databases databases;
    private final int limit;

    /** @param limit most rows of an entity */
    public Previewer(Database control, Databases databases, int limit) {
        this.books = new BookReader(control);
        this.databases = databases;
        this.limit = limit;
    }

    /** Rows that wait, or where none does the first of all. Never throws. */
    public Preview preview(EntitySpec spec) {
        try {
            Database source = databases.get(spec.source().connection().value());
            EntityPlan plan = Plans.of(spec, databases);
            ControlRow control = books.row(spec);
            Window window = Windows.of(plan, source, control).window();
            List<RowTrace> news = rows(plan, window.onlyNew(), source);
            List<RowTrace> waiting = news.isEmpty() && window.again() != null ? rows(plan, window, source) : news;
            return waiting.isEmpty()
                    ? new Preview(spec.name(), false, rows(plan, new Window(null, null), source), null)
                    : new Preview(spec.name(), true, waiting, null);
        } catch (FluxoException e) {
            return new Preview(spec.name(), false, List.of(), e.first());
        }
    }

    private List<RowTrace> rows(EntityPlan plan, Window window, Database source) {
        RowFunction function = plan.load().compile();
        RowCondition gone = plan.load().compileGone();
        return FirstRows.read(plan, window, source, limit).stream()
                .map(row -> GoneWords.isGone(gone, row)
                        ? new RowTrace(function.trace(row).columns(), GoneWords.SAYS_SO)
                        : function.trace(row))
                .toList();
    }
}
