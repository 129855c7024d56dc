package dev.fluxo.cli;

import dev.fluxo.console.Output;
import dev.fluxo.engine.problem.Severity;
import java.io.PrintStream;

/**
 * What was asked for goes to standard output, so that it can be piped; all that is said about it to standard error. The streams
 * are asked for each time, since progress leads them through itself while it is shown.
 */
final class CliOutput implements Output {
    private final boolean quiet;
    private final boolean traces;

    CliOutput(boolean quiet, boolean traces) {
        this.quiet = quiet;
        this.traces = traces;
    }

    @Override
    public boolean isTalkative() {
        return !quiet;
    }

    @Override
    public void info(String line) {
        if (!quiet) {
            System.err.println(line);
        }
    }

    @Override
    public void warn(String line) {
        System.err.println("warning: " + line);
    }

    @Override
    public void error(String line) {
        System.err.println("error: " + line);
    }

    @Override
    public void print(String line) {
        System.out.println(line);
    }

    /** What is said goes there anyway. */
    @Override
    public void aside(Severity severity, String line) {
        if (severity == Severity.ERROR) {
            error(line);
        } else {
            warn(line);
        }
    }

    @Override
    public void debug(Throwable failure) {
        if (traces) {
            PrintStream err = System.err;
            failure.printStackTrace(err);
        }
    }
}
