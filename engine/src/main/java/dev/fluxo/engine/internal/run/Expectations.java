package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.ExpectationPlan;
import dev.fluxo.engine.internal.plan.Expected;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.CheckSql;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a spec expects of its target: asked as the last thing of a load, in its transaction, also where no row was read. */
public final class Expectations {
    private static final DataType COUNT = DataType.integer("BIGINT", 64);
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");

    private final EntityPlan plan;
    private final List<Prepared> prepared;
    private final String lost;
    private final List<Expectation> results = new ArrayList<>();
    private final List<Problem> broken = new ArrayList<>();
    private long before;

    /**
     * One that the database takes.
     *
     * @param question null: the counts of the run tell it
     * @param types of the answer's columns
     */
    private record Prepared(ExpectationPlan of, @Nullable Sql question, List<DataType> types) {}

    /** @param inParts whether some of the load may be committed before they are asked */
    private Expectations(EntityPlan plan, List<Prepared> prepared, boolean inParts) {
        this.plan = plan;
        this.prepared = prepared;
        this.lost = inParts ? "nothing since the last commit is kept; " : "nothing of this load is kept; ";
    }

    /**
     * All that a spec expects. Has the database prepare each question, and asks none.
     *
     * @throws FluxoException with all that it refuses
     */
    public static Expectations prepare(EntityPlan plan, Database target) {
        return prepare(plan, plan.expectations(), target, plan.load().commit() == CommitMode.BATCH);
    }

    /** The same without what it expects of the counts of a run. */
    static Expectations ofTarget(EntityPlan plan, Database target) {
        return prepare(
                plan,
                plan.expectations().stream()
                        .filter(one -> !(one.expected() instanceof Expected.OfRun))
                        .toList(),
                target,
                true);
    }

    private static Expectations prepare(
            EntityPlan plan, List<ExpectationPlan> wanted, Database target, boolean inParts) {
        CheckSql sql = target.dialect().target().checks();
        List<Prepared> prepared = new ArrayList<>();
        Problems problems = new Problems();
        for (ExpectationPlan expectation : wanted) {
            try {
                prepared.add(prepare(expectation, expectation.expected().question(sql, plan.merge()), target));
            } catch (FluxoException e) {
                problems.add(refused(expectation, e.first()));
            }
        }
        problems.throwIfErrors();
        return new Expectations(plan, List.copyOf(prepared), inParts);
    }

    private static Prepared prepare(ExpectationPlan expectation, @Nullable Sql question, Database target) {
        if (question == null) {
            return new Prepared(expectation, null, List.of());
        }
        List<Column> columns = target.catalog().resultColumns(question.text());
        boolean answers = expectation.expected() instanceof Expected.Answer;
        return new Prepared(
                expectation,
                question,
                answers
                        ? List.of(shown(columns.get(0).type()))
                        : columns.stream().map(column -> COUNT).toList());
    }

    /** Numbers are compared by their digits, which a text has too: not every database tells the type of an expression. */
    private static DataType shown(DataType type) {
        boolean itself =
                type.kind() == TypeKind.BOOLEAN || type.kind() == TypeKind.DATE || type.kind() == TypeKind.UUID;
        return itself ? type : TEXT;
    }

    private static Problem refused(ExpectationPlan expectation, Problem problem) {
        if (problem.code() != Code.QUERY_FAILS) {
            return problem.location() == null ? problem.at(expectation.at()) : problem;
        }
        return Problem.error(
                Code.EXPECTATION_REFUSED,
                expectation.at(),
                problem.message().replace("the source query", "expectation '" + expectation.title() + "'"),
                "correct its names or its SQL; run its SELECT in a client of the database");
    }

    /** Before the first row is written; again where that was undone. */
    void before(Session target) {
        if (prepared.stream().anyMatch(one -> one.of().expected().comparesWithBefore())) {
            Sql rows = target.dialect().target().countLive(plan.merge());
            before = target.query(rows, row -> row.integer(1)).get(0);
        }
    }

    /**
     * After all else, in the transaction that ends the load.
     *
     * @param loaded what became of all rows of the run
     */
    public void ask(Session target, RowCounts loaded) {
        results.clear();
        broken.clear();
        for (Prepared one : prepared) {
            Expected.Found found = one.of().expected().found(answer(target, one), loaded, before);
            ExpectationPlan of = one.of();
            results.add(new Expectation(
                    of.title(), of.warns() ? Expectation.WARN : Expectation.ERROR, found.holds(), found.text()));
            if (!found.holds()) {
                broken.add(broken(of, found.text()));
            }
        }
    }

    private List<? extends @Nullable Object> answer(Session target, Prepared one) {
        Sql question = one.question();
        if (question == null) {
            return List.of();
        }
        try {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            target.query(question, row -> rows.add(values(one, row, rows.isEmpty())));
            return rows.isEmpty() ? List.of() : rows.get(0);
        } catch (FluxoException e) {
            Code code = e.first().code();
            if (code != Code.QUERY_FAILS && code != Code.STATEMENT_FAILED) {
                throw e;
            }
            throw new FluxoException(
                    Problem.error(
                            Code.EXPECTATION_UNDECIDED,
                            one.of().at(),
                            "expectation '" + one.of().title() + "' of '" + plan.entity() + "' cannot be decided: "
                                    + e.first().message(),
                            lost + "correct the SQL, or the row that it fails on"),
                    e);
        }
    }

    private List<@Nullable Object> values(Prepared one, Row row, boolean first) {
        if (!first) {
            throw new FluxoException(Problem.error(
                    Code.EXPECTATION_UNDECIDED,
                    one.of().at(),
                    "expectation '" + one.of().title() + "' of '" + plan.entity() + "' gives more than one row",
                    lost + "write a SELECT of one value, such as COUNT(*)"));
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < one.types().size(); i++) {
            values.add(row.value(i + 1, one.types().get(i)));
        }
        return values;
    }

    private Problem broken(ExpectationPlan of, String found) {
        String message = "'" + plan.entity() + "' is not as expected: " + of.title() + "; found " + found;
        return of.warns()
                ? Problem.warning(
                        Code.EXPECTATION_FAILED,
                        of.at(),
                        message,
                        "by itself it does not stop the load: severity: warn")
                : Problem.error(
                        Code.EXPECTATION_FAILED,
                        of.at(),
                        message,
                        lost + "correct the rows in the source, or the expectation");
    }

    /** What each of them came to; empty before they are asked. */
    public List<Expectation> results() {
        return List.copyOf(results);
    }

    /** Those that do not hold: errors, and warnings. */
    public List<Problem> broken() {
        return List.copyOf(broken);
    }

    /** What to say where they are not asked, because nothing is written; empty where there are none. */
    List<Problem> unasked() {
        int count = prepared.size();
        return count == 0
                ? List.of()
                : List.of(Problem.warning(
                        Code.EXPECTATIONS_SKIPPED,
                        null,
                        count
                                + (count == 1
                                        ? " expectation of '" + plan.entity() + "' is"
                                        : " expectations of '" + plan.entity() + "' are")
                                + " not checked: a dry run writes nothing",
                        Advice.of(Action.PLAN.with("effects"), " checks them")));
    }
}
