package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.Program;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.Step.Check.When;
import dev.fluxo.engine.spi.Step.MemberCheck.Fault;
import dev.fluxo.engine.spi.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Executes a program on the rows of its stage, and says what became of them. */
final class ProgramRunner {
    private final LoadPlan plan;
    private final Session session;
    private final ProgramObserver observer;
    private final MemberFaults faults;

    ProgramRunner(LoadPlan plan, Session session, ProgramObserver observer) {
        this.plan = plan;
        this.session = session;
        this.observer = observer;
        this.faults = new MemberFaults(plan);
    }

    /**
     * @param staged how many rows the stage of the program holds
     * @param repeated whether a key may be among them twice
     * @throws FluxoException with ROW_SWALLOWED where a row is not in the target afterwards, or the target keeps an older state of it; with
     *     ROWS_MISCOUNTED where the database tells of other numbers than were found to be due
     */
    RowCounts run(Program program, long staged, boolean repeated) {
        Counted counted = new Counted();
        program.lookUp().forEach(step -> perform(step, counted, program.merge()));
        for (Step step : program.prepare()) {
            if (step.keys().are(repeated)) {
                perform(step, counted, program.merge());
            }
        }
        checkOrder(counted.of(Tally.SUPERSEDED));
        observer.beforeMerge(session, program.merge());
        for (Step step : program.write()) {
            perform(step, counted, program.merge());
        }
        RowCounts counts = counted.rows(staged);
        Miscount.check(counts, staged, program.merge());
        if (program.merge().keys().isEmpty() && counts.unchanged() > 0) {
            throw swallowed(program.merge());
        }
        return counts;
    }

    private static FluxoException swallowed(StageTransfer merge) {
        return FluxoException.of(
                Code.ROW_SWALLOWED,
                "a trigger or a rule of " + merge.relation().what() + " " + merge.target()
                        + " swallows what is written: it is not there afterwards",
                "see what they do with such a row");
    }

    private void checkOrder(long superseded) {
        if (superseded > 0 && plan.read().watermark().isEmpty()) {
            throw FluxoException.of(
                    Code.KEY_AMBIGUOUS,
                    superseded + " rows of '" + plan.entity() + "' repeat the key ("
                            + String.join(", ", plan.keyNames()) + ") of another row, and without a watermark"
                            + " nothing says which is the latest",
                    plan.strategy().whole()
                            ? "make the source query return each key once, or name further keys"
                            : "add a watermark, or make the source query return each key once");
        }
    }

    /**
     * Only looks up, and says which staged rows have no member where such rows are set aside. Nothing of it is to stay.
     *
     * @return their places
     */
    Map<Long, DimensionLookup> unfound(Program program) {
        Map<Long, DimensionLookup> found = new HashMap<>();
        lookUp(program);
        for (DimensionLookup lookup : program.merge().lookups()) {
            if (lookup.missing() == Missing.REJECT) {
                session.query(session.dialect().target().unfound(program.merge(), lookup), row -> row.integer(1))
                        .forEach(place -> found.putIfAbsent(place, lookup));
            }
        }
        return found;
    }

    /** What has no member stays so. */
    void lookUp(Program program) {
        program.lookUp().stream()
                .filter(step -> !(step instanceof Step.MemberCheck check && check.fault() == Fault.NONE))
                .forEach(step -> perform(step, new Counted(), program.merge()));
    }

    private void perform(Step step, Counted counted, StageTransfer merge) {
        if (step instanceof Step.Change change) {
            long rows = session.update(change.sql());
            counted.changed(change.counted(), rows);
            Miscount.check(change, counted, rows, merge);
        } else if (step instanceof Step.Question question) {
            counted.found(question.counted(), answer(question));
        } else if (step instanceof Step.Limit limit) {
            limit(limit, counted);
        } else if (step instanceof Step.PartCheck check) {
            long rows = session.query(check.sql(), row -> row.integer(1)).get(0);
            if (rows > 0) {
                throw outside(rows);
            }
        } else if (step instanceof Step.KeyCheck check) {
            long keys = session.query(check.sql(), row -> row.integer(1)).get(0);
            if (keys > 0) {
                throw DoubledKeys.of(plan, session, merge, keys);
            }
        } else if (step instanceof Step.MemberCheck check) {
            long rows = session.query(check.sql(), row -> row.integer(1)).get(0);
            if (rows > 0) {
                throw faults.of(session, merge, check.lookup(), check.fault(), rows);
            }
        } else if (step instanceof Step.Check check
                && (check.when() == When.ALWAYS || counted.changedFewer())
                && session.query(check.sql(), row -> row.integer(1)).get(0) > 0) {
            throw check.leaving() ? Kept.failure(merge, "rows") : swallowed(merge);
        }
    }

    private void limit(Step.Limit limit, Counted counted) {
        List<Long> numbers = answer(limit.sql(), 2);
        MaxDeletes.check(plan, numbers.get(0), numbers.get(1));
        counted.found(List.of(limit.counted()), numbers.subList(0, 1));
    }

    /** A run of the next part would not know of them: it would neither change nor delete them. */
    private FluxoException outside(long rows) {
        DeletePlan deletes = plan.deletes();
        return new FluxoException(Problem.error(
                Code.ROWS_OUTSIDE_PART,
                deletes == null ? plan.at() : deletes.at(),
                rows + (rows == 1 ? " row" : " rows") + " of the source of '" + plan.entity()
                        + "' do not meet target.where, and would be written outside of the part that is replaced; nothing was"
                        + " written",
                "restrict the source query as target.where restricts the target, or correct target.where"));
    }

    private List<Long> answer(Step.Question question) {
        return answer(question.sql(), question.counted().size());
    }

    private List<Long> answer(Sql question, int width) {
        return session.query(
                        question,
                        row -> IntStream.rangeClosed(1, width)
                                .mapToObj(row::integer)
                                .toList())
                .get(0);
    }

    /** What was done of the program was undone: what the session has counted of it, in ways that know no undoing, is counted no more. */
    void forget(Program program) {
        for (Step step : program.write()) {
            if (step instanceof Step.Question question && question.forgets()) {
                answer(question);
            }
        }
    }
}
