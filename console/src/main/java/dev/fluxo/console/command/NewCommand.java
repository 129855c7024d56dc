package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import dev.fluxo.engine.result.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class NewCommand extends Command {
    private static final int MOST = 100;

    private final Parameter<String> table = takes(Parameter.text(
            "table",
            "The table to read: `core.customers`, or `oltp:core.customers` where more than one connection could be meant;"
                    + " a comma list, in which `*` stands for any letters, drafts many",
            null));
    private final Parameter<String> target = takes(Parameter.text(
            "target",
            "The table to write, `dim.DIM_CLIENTE`; `*` stands for the name of the one to read: `stage.*`",
            "one of the same name"));
    private final Parameter<Draft.Keeps> strategy = takes(Parameter.choice(
            "strategy",
            "`type1`, the default: the latest values are kept; `type2`: their history; `replace`: each run makes the target equal to the table",
            Draft.Keeps.TYPE1));
    private final Parameter<Boolean> force = takes(Parameter.flag("force", "Replace a spec that is there"));
    private final Parameter<Integer> limit =
            takes(Parameter.count("limit", "How many tables may be drafted at once", MOST));

    NewCommand() {
        super(
                "new",
                "Drafts the spec of a table from the databases' own catalogs, and prints the DDL of a target that is"
                        + " missing.");
    }

    @Override
    public Document<?> document() {
        return FilesJson.NEW;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        String from = inputs.required(
                table, "write the table to read: " + front.wording().option(table.name(), "core.customers"));
        String into = inputs.find(target);
        Draft.Keeps keeps = inputs.get(strategy);
        boolean replace = inputs.get(force);
        int most = inputs.get(limit);
        String folder = specs(inputs, front);
        return (engine, console) -> {
            Function<String, Draft> drafting =
                    name -> replace ? engine.redraft(name, into, keeps) : engine.draft(name, into, keeps);
            List<String> tables = engine.tables(from, most);
            if (tables.size() == 1) {
                Draft draft = drafting.apply(tables.get(0));
                console.answer(() -> FilesJson.NEW.of(List.of(draft)));
                one(draft, folder, console);
            } else {
                requireNameForEach(into, tables);
                many(tables, drafting, folder, console, front);
            }
            return Outcome.WELL;
        };
    }

    private static void one(Draft draft, String folder, Console console) {
        console.info("wrote " + folder + "/" + draft.file() + ": read it, correct what it doubts");
        if (draft.ddl() != null) {
            console.info(
                    draft.targetMissing()
                            ? "the target is missing; create it, for example, by"
                            : "the target lacks what the spec needs; add it, for example, by");
            console.show(draft.ddl());
        }
    }

    private static void requireNameForEach(@Nullable String target, List<String> tables) {
        if (target != null && !target.contains("*")) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    Counted.of(tables.size(), "table", "tables") + " would be written to '" + target + "'",
                    "let * stand for the name of each, as in stage.*");
        }
    }

    /** A spec that is there is no reason to stop, for most lists are meant to add what is new; nor is a table that cannot be drafted. */
    private static void many(
            List<String> tables, Function<String, Draft> drafting, String folder, Console console, FrontEnd front) {
        Problems failed = new Problems();
        List<Draft> drafts = new ArrayList<>();
        for (String table : tables) {
            try {
                Draft draft = drafting.apply(table);
                console.info("wrote " + folder + "/" + draft.file());
                drafts.add(draft);
            } catch (FluxoException e) {
                boolean there = e.problems().stream().allMatch(problem -> problem.code() == Code.SPEC_IS_THERE);
                if (there) {
                    console.problems(
                            e.problems().stream().map(NewCommand::warning).toList());
                } else {
                    failed.addAll(e.problems());
                }
            }
        }
        console.answer(() -> FilesJson.NEW.of(drafts));
        console.info("read them, correct what they doubt");
        long lacking = drafts.stream().filter(draft -> draft.ddl() != null).count();
        if (lacking > 0) {
            console.info(Counted.of(lacking, "target lacks", "targets lack") + " a table or columns: "
                    + front.wording().action(Action.DDL) + " prints what is needed, "
                    + front.wording().action(Action.DDL.with("apply")) + " executes it");
        }
        failed.throwIfErrors();
    }

    private static Problem warning(Problem problem) {
        return Problem.warning(problem.code(), problem.location(), problem.message(), problem.advice());
    }
}
