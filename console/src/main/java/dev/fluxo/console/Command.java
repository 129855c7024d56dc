package dev.fluxo.console;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
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

    private final String name;
    private final String description;
    private final List<Parameter<?>> parameters = new ArrayList<>(List.of(PIPELINES, PROFILE));

    /**
     * @param name as users write it: {@code retry-rejects}
     * @param description a sentence; code stands in backquotes
     */
    protected Command(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** Declares a parameter. */
    protected final <T> Parameter<T> takes(Parameter<T> parameter) {
        parameters.add(parameter);
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
        return List.copyOf(parameters);
    }

    /** Reads the parameters. Wrong ones are collected by the inputs. */
    protected abstract Work prepare(Inputs inputs, FrontEnd front);

    /** Does it: parameters in, one call of the engine. Problems are printed. */
    public final Outcome run(FrontEnd front) {
        Console console = new Console(front.output(), front.wording());
        Inputs inputs = new Inputs(front, System::getenv);
        Work work = prepare(inputs, front);
        try {
            EngineSettings settings = settings(inputs, front);
            check(inputs, front, console);
            try (StopOnExit exit = new StopOnExit(console);
                    Engine engine = exit.stops(Engine.open(settings))) {
                console.redactBy(engine::redact);
                return work.run(engine, console);
            }
        } catch (FluxoException e) {
            work.refused(e.problems(), console::safe);
            return console.fail(e);
        } catch (RuntimeException e) {
            return console.defect(e, front.traceSwitch());
        }
    }

    /** The pipelines folder as the repository names it: {@code pipelines}. */
    protected static String specs(Inputs inputs, FrontEnd front) {
        return Repository.path(folder(inputs, front), front.base(), System::getenv);
    }

    private static Path folder(Inputs inputs, FrontEnd front) {
        return front.base().resolve(inputs.get(PIPELINES));
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

    private static void check(Inputs inputs, FrontEnd front, Console console) {
        Problems problems = new Problems();
        problems.addAll(inputs.problems());
        problems.addAll(front.mistakes());
        problems.throwIfErrors();
        console.problems(problems.all());
    }
}
