package dev.fluxo.cli;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Type;
import dev.fluxo.console.command.Commands;
import dev.fluxo.engine.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command line as nearly all are: the name of a command, then options that it has, each once and with its value. Whatever is not of that kind,
 * picocli reads ({@link ParsedCall}), of which loading and declaring cost each start a tenth of a second; and both say the same of what is.
 */
final class PlainCall implements Call {
    private static final String LONG = "--";
    /** What begins so is a mistake that has to be told. */
    private static final String MAVENS = "etl.";

    private static final Map<String, String> SWITCHES = Map.of(
            CommandLines.QUIET,
            CommandLines.QUIET,
            "--quiet",
            CommandLines.QUIET,
            CommandLines.TRACES,
            CommandLines.TRACES,
            "-X",
            CommandLines.TRACES,
            "--debug",
            CommandLines.TRACES,
            CommandLines.BATCH,
            CommandLines.BATCH,
            "--batch-mode",
            CommandLines.BATCH);

    private final Command command;
    private final Map<String, Parameter<?>> parameters = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    private PlainCall(Command command) {
        this.command = command;
        command.parameters().forEach(parameter -> parameters.put(wording().parameter(parameter.name()), parameter));
    }

    /** Null where they are not plain. */
    static @Nullable PlainCall of(String... arguments) {
        if (arguments.length == 0 || !Commands.names().contains(arguments[0])) {
            return null;
        }
        PlainCall call = new PlainCall(Commands.named(arguments[0]));
        Iterator<String> rest = List.of(arguments).iterator();
        rest.next();
        boolean plain = true;
        while (plain && rest.hasNext()) {
            plain = call.takes(rest.next(), rest);
        }
        return plain ? call : null;
    }

    private boolean takes(String argument, Iterator<String> rest) {
        String known = SWITCHES.get(argument);
        if (known != null) {
            return switches.add(known);
        }
        return argument.startsWith(LONG) ? option(argument, rest) : definition(argument);
    }

    private boolean option(String argument, Iterator<String> rest) {
        int equals = argument.indexOf('=');
        Parameter<?> parameter = parameters.get(equals < 0 ? argument : argument.substring(0, equals));
        if (parameter == null) {
            return false;
        }
        boolean flag = parameter.type() instanceof Type.Flag;
        String value = equals >= 0 ? argument.substring(equals + 1) : flag ? "true" : rest.hasNext() ? rest.next() : "";
        boolean sound = flag ? value.equals("true") || value.equals("false") : !value.isEmpty();
        return sound && !(equals < 0 && value.startsWith("-")) && written.put(parameter.name(), value) == null;
    }

    private boolean definition(String argument) {
        int equals = argument.indexOf('=');
        int name = CommandLines.PROPERTY.length();
        if (!argument.startsWith(CommandLines.PROPERTY)
                || equals <= name
                || (argument.startsWith(MAVENS, name) && !argument.startsWith(Faults.OF_SPARK, name))) {
            return false;
        }
        properties.put(argument.substring(name, equals), argument.substring(equals + 1));
        return true;
    }

    @Override
    public String command() {
        return command.name();
    }

    @Override
    public boolean has(String option) {
        return switches.contains(option);
    }

    @Override
    public @Nullable String written(String parameter) {
        return written.get(parameter);
    }

    @Override
    public @Nullable String property(String name) {
        return properties.get(name);
    }

    @Override
    public List<Problem> mistakes() {
        return List.of();
    }
}
