package dev.fluxo.console;

import dev.fluxo.engine.problem.Severity;

/** Where a front end prints. Each text is one line, and safe to print. */
public interface Output {
    /** Whether anything but warnings and errors is wanted. */
    boolean isTalkative();

    void info(String line);

    void warn(String line);

    void error(String line);

    /** The line alone, without what the front end puts before others. */
    void print(String line);

    /** A line for people while what is printed is for a program: to standard error, or wherever it is not in its way. */
    void aside(Severity severity, String line);

    /** For who looks for a mistake of Fluxo's. */
    void debug(Throwable failure);
}
