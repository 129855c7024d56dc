package dev.fluxo.maven;

import dev.fluxo.console.Output;
import dev.fluxo.engine.problem.Severity;
import org.apache.maven.plugin.logging.Log;

/** Maven's log. */
final class MavenOutput implements Output {
    private final Log log;

    MavenOutput(Log log) {
        this.log = log;
    }

    /** Not with {@code -q}. */
    @Override
    public boolean isTalkative() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void error(String line) {
        log.error(line);
    }

    /** Without {@code [INFO]}. */
    @Override
    public void print(String line) {
        System.out.println(line);
    }

    /** Maven's log goes to standard output. */
    @Override
    public void aside(Severity severity, String line) {
        System.err.println("[" + severity + "] " + line);
    }

    /** Shown with {@code -X}. */
    @Override
    public void debug(Throwable failure) {
        log.debug(failure);
    }
}
