package dev.fluxo.cli;

import dev.fluxo.console.Parameter;
import dev.fluxo.console.Type;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our own words. */
final class Faults {
    /** What Maven's properties begin with: who comes from there writes them here. */
    private static final String MAVENS = "etl.";
    /** What the workers of an engine hear is no option of ours: written alike everywhere. */
    static final String OF_SPARK = "etl.spark.";

    private final CommandSpec command;
    private final Wording wording;

    /** @param command the one that was called; {@code fluxo} itself where none was */
    Faults(CommandSpec command, Wording wording) {
        this.command = command;
        this.wording = wording;
    }

    List<Problem> of(List<Exception> failures) {
        List<Problem> problems = new ArrayList<>();
        for (Exception failure : failures) {
            if (failure instanceof UnmatchedArgumentException unmatched) {
                unmatched(unmatched.getUnmatched(), problems);
            } else if (failure instanceof ParameterException wrong) {
                problems.add(of(wrong));
            } else {
                throw new IllegalStateException(failure);
            }
        }
        return problems;
    }

    private Problem of(ParameterException failure) {
        ArgSpec argument = failure instanceof OverwrittenOptionException twice
                ? twice.getOverwritten()
                : failure instanceof MissingParameterException missing
                        ? missing.getMissing().get(0)
                        : failure.getArgSpec();
        if (!(argument instanceof OptionSpec option)) {
            return problem(Objects.requireNonNullElse(failure.getMessage(), "this is no command line"), help());
        }
        String name = option.longestName();
        Parameter<?> parameter = (Parameter<?>) option.userObject();
        if (failure instanceof OverwrittenOptionException) {
            boolean list = parameter != null && parameter.type() instanceof Type.Names;
            return problem(name + " is given twice", list ? "write one list: " + name + "=a,b" : "keep one of the two");
        }
        if (failure instanceof MissingParameterException) {
            return problem(name + " has no value", "write " + name + "=" + option.paramLabel());
        }
        // Of a switch, which picocli reads itself.
        String value = name + " is '" + failure.getValue() + "': " + Type.FLAG.fault();
        return problem(
                value, parameter == null ? help() : Type.FLAG.remedy(failure.getValue(), parameter.name(), wording));
    }

    /** The value of an option that is not known is no fault of its own. */
    private void unmatched(List<String> arguments, List<Problem> problems) {
        boolean afterOption = false;
        for (String argument : arguments) {
            boolean option = argument.startsWith("-");
            if (option) {
                problems.add(unknownOption(argument));
            } else if (!afterOption) {
                problems.add(noOption(argument));
            }
            afterOption = option && argument.indexOf('=') < 0;
        }
    }

    private Problem unknownOption(String argument) {
        String name = argument.replaceFirst("=.*", "");
        String nearest = NearestName.of(name, names());
        return problem(
                name + " is no option of " + command.qualifiedName(),
                nearest == null ? help() : "did you mean " + nearest + "?");
    }

    private Problem noOption(String argument) {
        if (command.parent() == null) {
            String hint = NearestName.of(argument, command.subcommands().keySet());
            return problem(
                    "'" + argument + "' is no command of fluxo",
                    hint == null ? help() : "did you mean fluxo " + hint + "?");
        }
        String entities = wording.parameter("entities");
        return problem(
                "'" + argument + "' belongs to no option of " + command.qualifiedName(),
                command.findOption(entities) == null
                        ? help()
                        : "to choose entities, write " + entities + "=" + argument);
    }

    /** Null where nothing is wrong: {@code -Detl.dryRun} is Maven's way to write an option. */
    @Nullable
    Problem ofDefinition(String definition) {
        if (!definition.startsWith(MAVENS) || definition.startsWith(OF_SPARK)) {
            return null;
        }
        String name = definition.substring(MAVENS.length()).replaceFirst("=.*", "");
        String nearest = NearestName.of(wording.parameter(name), names());
        return problem(
                "-D" + MAVENS + name + " is written as an option here",
                nearest == null ? help() : "write " + nearest + definition.replaceFirst("^[^=]*", ""));
    }

    private List<String> names() {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }

    private String help() {
        return command.qualifiedName() + " -h lists what there is";
    }

    private static Problem problem(String message, String hint) {
        return Problem.error(Code.SPEC_BAD_OPTION, null, message, hint);
    }
}
