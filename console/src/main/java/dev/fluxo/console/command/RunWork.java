package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Terminal;
import dev.fluxo.console.Work;
import dev.fluxo.console.progress.ProgressDisplay;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.RunFile;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.report.RunTable;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.RunsJson.Ran;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work that is a run, or like one: it is watched, shown and left as run.json, also where it could not begin. */
abstract class RunWork implements Work {
    /** Of a log that nobody tells the width of. */
    private static final int LOG_WIDTH = 140;

    private final FrontEnd front;
    private final Document<Ran> document;
    private final RunMode mode;
    private final Selection selection;
    private final @Nullable Path folder;

    /** @param folder for run.json; null: none is left */
    RunWork(FrontEnd front, Document<Ran> document, RunMode mode, Selection selection, @Nullable Path folder) {
        this.front = front;
        this.document = document;
        this.mode = mode;
        this.selection = selection;
        this.folder = folder;
    }

    /** Does it. */
    abstract RunResult load(Engine engine, RunListener... listeners);

    /** What is wrong with entities that are left out, and so not in the result. */
    List<Problem> besides(Engine engine) {
        return List.of();
    }

    /** Whether the command fails. */
    boolean isFailure(RunResult result) {
        return result.status() != RunStatus.SUCCESS;
    }

    @Override
    public final Outcome run(Engine engine, Console console) {
        if (folder != null) {
            console.answerAlsoTo(RunFile.prepare(front.base(), folder)::write);
        }
        console.problems(besides(engine));
        RunResult result = watch(engine, console);
        console.answer(() -> document.of(Ran.ended(result)));
        show(console, result);
        return isFailure(result)
                ? Outcome.failed(document.command() + " " + result.status().text() + ": " + RunOutcome.of(result))
                : Outcome.WELL;
    }

    private RunResult watch(Engine engine, Console console) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, front.isInteractive())) {
            return load(engine, progress.listeners());
        }
    }

    private void show(Console console, RunResult result) {
        console.report(RunTable.render(result, Terminal.width(LOG_WIDTH)));
        for (RunOutcome.Line line : RunOutcome.lines(result, front.wording())) {
            if (line.error()) {
                console.error(line.text());
            } else {
                console.warn(line.text());
            }
        }
    }

    @Override
    public final void refused(List<Problem> problems, Console console) {
        Ran ran = Ran.refused(Instant.now(), mode, selection.toString(), problems);
        console.answer(() -> document.of(ran));
        RunFile file = folder == null ? null : RunFile.find(front.base(), folder);
        if (file != null) {
            console.answerAlsoTo(file::write);
        }
    }
}
