package dev.fluxo.console;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.Problem;
import java.util.List;

/** What a command does with the engine, now that its parameters are known. */
public interface Work {
    Outcome run(Engine engine, Console console);

    /** The command could not do it: what programs are told then, besides the problems. */
    default void refused(List<Problem> problems, Console console) {}
}
