package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/** The statements of {@code before} or of {@code after}. What they do to rows is not counted: they may be of any table. */
final class HookStatements implements AroundLoad {
    private final String key;
    private final List<Located<String>> before;
    private final List<Located<String>> after;

    private HookStatements(String key, List<Located<String>> before, List<Located<String>> after) {
        this.key = key;
        this.before = before;
        this.after = after;
    }

    static AroundLoad before(List<Located<String>> statements) {
        return new HookStatements("before", statements, List.of());
    }

    static AroundLoad after(List<Located<String>> statements) {
        return new HookStatements("after", List.of(), statements);
    }

    @Override
    public void before(Session target) {
        execute(before, target);
    }

    @Override
    public RowCounts after(Session target, RowCounts loaded) {
        execute(after, target);
        return RowCounts.ZERO;
    }

    @Override
    public boolean isNothing() {
        return before.isEmpty() && after.isEmpty();
    }

    private void execute(List<Located<String>> statements, Session target) {
        for (int i = 0; i < statements.size(); i++) {
            try {
                target.update(Sql.of(statements.get(i).value()));
            } catch (FluxoException e) {
                throw failed(statements, i, e);
            }
        }
    }

    /** A deadlock or a lost connection stays what it is: it is tried again. */
    private FluxoException failed(List<Located<String>> statements, int index, FluxoException why) {
        Problem problem = why.first();
        String which = statements.size() == 1
                ? "the statement of " + key
                : "statement " + (index + 1) + " of the " + statements.size() + " of " + key;
        Code code = problem.code() == Code.STATEMENT_FAILED ? Code.HOOK_FAILED : problem.code();
        return new FluxoException(
                Problem.error(code, statements.get(index).at(), which + " fails: " + problem.message(), problem.hint()),
                why);
    }
}
