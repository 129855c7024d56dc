package dev.fluxo.cli;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user wrote: a command, and the options before and after its name. */
interface Call {
    /** Null where there is none. */
    @Nullable
    String command();

    /** Whether this switch is on, before or after the name of the command. */
    boolean has(String option);

    /** What is written for a parameter, as it is written. */
    @Nullable
    String written(String parameter);

    /** What {@code -Dname=value} says. */
    @Nullable
    String property(String name);

    /** All that is wrong with it. */
    List<Problem> mistakes();

    default Wording wording() {
        return new CliWording();
    }

    default CliOutput output() {
        return new CliOutput(has(CommandLines.QUIET), has(CommandLines.TRACES));
    }
}
