package dev.fluxo.cli;

import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Output;
import dev.fluxo.engine.ServerLookup;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line, as a command sees it. */
final class CliFrontEnd implements FrontEnd {
    private final Call call;
    private final Output output;

    CliFrontEnd(Call call) {
        this.call = call;
        this.output = call.output();
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public Wording wording() {
        return call.wording();
    }

    @Override
    public Path base() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public boolean isInteractive() {
        return !call.has(CommandLines.BATCH);
    }

    @Override
    public @Nullable String written(String parameter) {
        return call.written(parameter);
    }

    @Override
    public List<Problem> mistakes() {
        return call.mistakes();
    }

    @Override
    public @Nullable String systemProperty(String name) {
        String defined = call.property(name);
        return defined == null ? System.getProperty(name) : defined;
    }

    @Override
    public ServerLookup servers() {
        return new CliServers(System::getenv);
    }

    @Override
    public String traceSwitch() {
        return CommandLines.TRACES;
    }
}
