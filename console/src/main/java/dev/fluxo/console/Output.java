package dev.fluxo.console;

/** Where a front end prints. Each text is one line, and safe to print. */
public interface Output {
    /** Whether anything but warnings and errors is wanted. */
    boolean isTalkative();

    void info(String line);

    void warn(String line);

    void error(String line);

    /** The line alone, without what the front end puts before others. */
    void print(String line);

    /** For who looks for a mistake of Fluxo's. */
    void debug(Throwable failure);
}
