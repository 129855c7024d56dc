package dev.fluxo.console;

import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Severity;
import dev.fluxo.engine.problem.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A front end that remembers what is printed, and is told what its user wrote. */
public final class TestFrontEnd implements FrontEnd, Output {
    private final Path base;
    private final Map<String, String> written = new HashMap<>();
    private final Map<String, String> configured = new HashMap<>();
    private final List<String> printed = new ArrayList<>();
    private boolean talkative = true;

    public TestFrontEnd(Path base) {
        this.base = base;
    }

    public void write(String parameter, String value) {
        written.put(parameter, value);
    }

    void configure(String parameter, String value) {
        configured.put(parameter, value);
    }

    public void beQuiet() {
        talkative = false;
    }

    /** {@code info one}, {@code print two}. */
    public List<String> printed() {
        return printed;
    }

    @Override
    public Output output() {
        return this;
    }

    @Override
    public Path base() {
        return base;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public @Nullable String written(String parameter) {
        return written.get(parameter);
    }

    @Override
    public @Nullable Given configured(String parameter) {
        String value = configured.get(parameter);
        return value == null ? null : new Given(value, "the file's " + parameter);
    }

    @Override
    public String traceSwitch() {
        return "--trace";
    }

    @Override
    public boolean isTalkative() {
        return talkative;
    }

    @Override
    public void info(String line) {
        if (talkative) {
            printed.add("info " + line);
        }
    }

    @Override
    public void warn(String line) {
        printed.add("warn " + line);
    }

    @Override
    public void error(String line) {
        printed.add("error " + line);
    }

    @Override
    public void print(String line) {
        printed.add("print " + line);
    }

    @Override
    public void aside(Severity severity, String line) {
        printed.add("aside " + severity + " " + line);
    }

    @Override
    public void debug(Throwable failure) {
        printed.add("debug " + failure.getClass().getSimpleName());
    }

    @Override
    public Wording wording() {
        return new Wording() {
            @Override
            public String command(String name) {
                return "tool " + name;
            }

            @Override
            public String parameter(String name) {
                return "--" + name;
            }

            @Override
            public String option(Option option) {
                return option.value() == null
                        ? parameter(option.name())
                        : parameter(option.name()) + "=" + option.value();
            }

            @Override
            public String java(String setting) {
                return "TOOL_OPTS=" + setting;
            }

            @Override
            public String library(String what) {
                return "load " + what;
            }
        };
    }
}
