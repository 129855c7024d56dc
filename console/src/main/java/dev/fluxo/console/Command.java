package dev.fluxo.console;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.OutputFile;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.result.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command, with its parameters: declared here for all front ends. Values come as texts, so that a wrong one is reported as any
 * other problem is. An object is used once.
 */
public abstract class Command {
    private static final Parameter<Path> PIPELINES =
            Parameter.folder("pipelines", "The folder with project.yaml and one file per entity", "pipelines");
    private static final Parameter<String> PROFILE = Parameter.text(
            "profile", "The profile of project.yaml, that is, its set of connections", "as project.yaml says");
    private static final Parameter<Format> FORMAT = format("`text`, the default: for people; `json`: for programs");
    private static final Option EXAMPLE = Option.of("output", "target/etl/result.json");
    private static final Parameter<String> OUTPUT =
            Parameter.file(EXAMPLE, "The file for the JSON, inside the project", "standard output");

    private final String name;
    private final String description;
    private final List<Parameter<?>> own = new ArrayList<>();
    private Parameter<Format> format = FORMAT;
    private Parameter<String> output = OUTPUT;

    /**
     * @param name as users write it: {@code retry-rejects}
     * @param description a sentence; code stands in backquotes
     */
    protected Command(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /**
     * Declares that the result can be told otherwise too.
     *
     * @param sentence names the default too
     * @param more than {@link Format#TEXT} and {@link Format#JSON}
     */
    protected final void tells(String sentence, Format... more) {
        format = format(sentence, more);
    }

    /** Declares that a file can be named for other formats than JSON too. */
    protected final void writes(Parameter<String> file) {
        output = file;
    }

    private static Parameter<Format> format(String sentence, Format... more) {
        List<Format> all = new ArrayList<>(List.of(Format.TEXT, Format.JSON));
        all.addAll(List.of(more));
        return Parameter.choice("format", sentence, Format.TEXT, all);
    }

    /** Declares a parameter. */
    protected final <T> Parameter<T> takes(Parameter<T> parameter) {
        own.add(parameter);
        return parameter;
    }

    public final String name() {
        return name;
    }

    public final String description() {
        return description;
    }

    /** Those of all commands first. */
    public final List<Parameter<?>> parameters() {
        List<Parameter<?>> all = new ArrayList<>(List.of(PIPELINES, PROFILE, format, output));
        all.addAll(own);
        return List.copyOf(all);
    }

    /** What it tells programs: each command does. */
    public abstract Document<?> document();

    protected final Parameter<Format> format() {
        return format;
    }

    protected final Parameter<String> output() {
        return output;
    }

    /** Reads the parameters. Wrong ones are collected by the inputs. */
    protected abstract Work prepare(Inputs inputs, FrontEnd front);

    /** Does it: parameters in, one call of the engine. Problems are printed, and programs are told how it ended. */
    public final Outcome run(FrontEnd front) {
        Inputs inputs = new Inputs(front, System::getenv);
        boolean json = inputs.get(format) == Format.JSON;
        Reply reply = new Reply(this::document);
        Console console = new Console(front.output(), front.wording(), reply, json && inputs.find(output) == null);
        return console.end(run(inputs, front, json, reply, console));
    }

    private Outcome run(Inputs inputs, FrontEnd front, boolean json, Reply reply, Console console) {
        Work work = prepare(inputs, front);
        try {
            EngineSettings settings = by(inputs, settings(inputs, front));
            address(reply, inputs, front, json, console);
            check(inputs, front, console);
            try (StopOnExit exit = new StopOnExit(console);
                    Engine engine = exit.stops(Engine.open(settings))) {
                console.redactBy(engine::redact);
                return work.run(engine, console);
            }
        } catch (FluxoException e) {
            work.refused(e.problems(), console);
            return console.fail(e);
        } catch (RuntimeException e) {
            work.refused(List.of(Console.internal(e)), console);
            return console.defect(e, front.traceSwitch());
        }
    }

    /** Where the document goes. A file that it cannot go to is a wrong input like any other. */
    private void address(Reply reply, Inputs inputs, FrontEnd front, boolean json, Console console) {
        String named = inputs.find(output);
        Wording wording = front.wording();
        if (json && named == null) {
            reply.to(document -> JsonText.ascii(document).lines().forEach(front.output()::print));
        } else if (json) {
            try {
                OutputFile file = OutputFile.prepare(front.base(), Path.of(named), EXAMPLE);
                reply.to(document -> console.info("wrote " + file.write(document)));
            } catch (FluxoException e) {
                inputs.wrong(e.problems());
            }
        } else if (named != null && output.equals(OUTPUT)) {
            inputs.wrong(List.of(Problem.error(
                    Code.SPEC_BAD_OPTION,
                    null,
                    wording.option(output.name()) + " is for JSON alone",
                    "add " + wording.option(format.name(), "json") + ", or leave it out")));
        }
    }

    /** The pipelines folder as the repository names it: {@code pipelines}. */
    protected static String specs(Inputs inputs, FrontEnd front) {
        return Repository.path(folder(inputs, front), front.base(), System::getenv);
    }

    /** The pipelines folder as it was given: from the base, or absolute. */
    protected static Path pipelines(Inputs inputs) {
        return inputs.get(PIPELINES);
    }

    private static Path folder(Inputs inputs, FrontEnd front) {
        return front.base().resolve(pipelines(inputs));
    }

    private static EngineSettings settings(Inputs inputs, FrontEnd front) {
        return new EngineSettings(
                folder(inputs, front),
                inputs.find(PROFILE),
                System::getenv,
                front::systemProperty,
                front.servers(),
                front.wording());
    }

    /** The same, whose rows are moved by whom the parameters name. */
    protected EngineSettings by(Inputs inputs, EngineSettings settings) {
        return settings;
    }

    private static void check(Inputs inputs, FrontEnd front, Console console) {
        Problems problems = new Problems();
        problems.addAll(inputs.problems());
        problems.addAll(front.mistakes());
        problems.throwIfErrors();
        console.problems(problems.all());
    }
}
