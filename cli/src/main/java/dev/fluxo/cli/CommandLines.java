package dev.fluxo.cli;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Type;
import dev.fluxo.engine.problem.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes picocli's commands of the console's. Values stay texts: the command reads them. */
final class CommandLines {
    /** Options of every command, and of {@code fluxo} itself. */
    static final String HELP = "-h";

    static final String VERSION = "-V";
    static final String QUIET = "-q";
    static final String TRACES = "-e";
    static final String BATCH = "-B";
    static final String PROPERTY = "-D";

    static final String COMPLETION = "completion";

    private static final Wording WORDING = new CliWording();

    private CommandLines() {}

    /** {@code fluxo} with these commands, and with what it knows itself. */
    static CommandLine of(List<Command> commands) {
        CommandSpec fluxo = spec("fluxo")
                .addOption(OptionSpec.builder(VERSION, "--version")
                        .versionHelp(true)
                        .type(Boolean.class)
                        .description("Print the version, and end.")
                        .build());
        fluxo.usageMessage()
                .customSynopsis("fluxo COMMAND [OPTION...]")
                .description("Loads data warehouses from YAML.")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "fluxo COMMAND -h tells the options of a command. Each can also be set by the environment: --dry-run"
                                + " is ETL_DRY_RUN.",
                        "Exit status: 0 all is well; 1 a run that is partial or failed, a check that does not hold; 2 wrong"
                                + " usage or a broken project; 130 and 143 stopped by Ctrl-C or SIGTERM.");
        commands.forEach(command -> fluxo.addSubcommand(command.name(), command(command)));
        fluxo.addSubcommand(COMPLETION, completion());
        CommandLine line = new CommandLine(fluxo);
        // All that is wrong at once.
        fluxo.parser().collectErrors(true);
        line.getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().parser().collectErrors(true));
        line.setExpandAtFiles(false).setHelpFactory(Labels::new);
        return line;
    }

    private static CommandSpec command(Command command) {
        CommandSpec spec = spec(command.name());
        spec.usageMessage()
                .description(prose(command.description()))
                .customSynopsis("fluxo " + command.name() + " [OPTION...]");
        command.parameters().forEach(parameter -> spec.addOption(option(parameter)));
        return spec;
    }

    private static CommandSpec completion() {
        CommandSpec spec = spec(COMPLETION);
        spec.usageMessage()
                .description("Prints a script that completes commands and options in bash and zsh.")
                .customSynopsis("source <(fluxo completion)")
                .footer("", "For every shell to come: write that line into ~/.bashrc or ~/.zshrc.");
        return spec;
    }

    private static CommandSpec spec(String name) {
        CommandSpec spec = CommandSpec.create().name(name).interpolateVariables(false);
        spec.usageMessage().autoWidth(true).sortOptions(false).sortSynopsis(false);
        spec.usageMessage().optionListHeading("%nOptions:%n");
        spec.addOption(OptionSpec.builder(HELP, "--help")
                .usageHelp(true)
                .type(Boolean.class)
                .description("Print this, and end.")
                .order(100)
                .build());
        spec.addOption(flag("Print results, warnings and errors alone.", QUIET, "--quiet"));
        spec.addOption(flag("Print stack traces of what fails.", TRACES, "-X", "--debug"));
        spec.addOption(flag("Ask nothing, and draw no live lines, as where no terminal is.", BATCH, "--batch-mode"));
        spec.addOption(OptionSpec.builder(PROPERTY)
                .paramLabel("<name>=<value>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("What ${sys:name} stands for in specs.")
                .order(100)
                .build());
        return spec;
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names[0], java.util.Arrays.copyOfRange(names, 1, names.length))
                .type(Boolean.class)
                .description(description)
                .order(100)
                .build();
    }

    private static OptionSpec option(Parameter<?> parameter) {
        Type<?> type = parameter.type();
        OptionSpec.Builder option = OptionSpec.builder(WORDING.parameter(parameter.name()))
                .description(prose(parameter.description()))
                .userObject(parameter);
        if (type instanceof Type.Flag) {
            return option.type(Boolean.class)
                    .arity("0..1")
                    .fallbackValue("true")
                    .build();
        }
        if (type instanceof Type.Choice<?> choice) {
            option.completionCandidates(choice.words());
        }
        boolean path = type instanceof Type.Folder || type instanceof Type.Target;
        return option.type(path ? Path.class : String.class)
                .arity("1")
                .paramLabel(label(type))
                .build();
    }

    private static String label(Type<?> type) {
        return type instanceof Type.Choice<?> ? "<word>" : "<" + kind(type).toLowerCase(Locale.ROOT) + ">";
    }

    private static String kind(Type<?> type) {
        if (type instanceof Type.Count) {
            return "number";
        }
        if (type instanceof Type.Target) {
            return "file";
        }
        return type instanceof Type.Folder ? "folder" : type instanceof Type.Names ? "names" : "text";
    }

    /** Code is told by a terminal's bold letters; a per cent sign would be one of a format. */
    private static String prose(String sentence) {
        return sentence.replace("%", "%%").replaceAll("`([^`]*)`", "@|bold $1|@");
    }
}
