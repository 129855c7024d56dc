package dev.fluxo.console;

import dev.fluxo.engine.ServerLookup;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command has to know of whoever starts it. */
public interface FrontEnd {
    Output output();

    Wording wording();

    /** The folder that relative paths are meant from; absolute. */
    Path base();

    /** Whether the user may be asked. */
    boolean isInteractive();

    /** What the user wrote for a parameter when starting the command; null where nothing. */
    @Nullable
    String written(String parameter);

    /** What a file says for it, which the environment and the user override; null where nothing. */
    default @Nullable Given configured(String parameter) {
        return null;
    }

    /** What is wrong with how the command was called, beside the values of its parameters. */
    default List<Problem> mistakes() {
        return List.of();
    }

    /** What stands behind {@code ${sys:…}}. */
    default @Nullable String systemProperty(String name) {
        return System.getProperty(name);
    }

    /** What stands behind a connection's {@code server_id}. */
    default ServerLookup servers() {
        return serverId -> null;
    }

    /** How the user asks for the stack trace of a defect: {@code -e}. */
    String traceSwitch();
}
