package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All commands. */
public final class Commands {
    private static final List<String> NAMES = List.of(
            "run",
            "validate",
            "test",
            "init",
            "status",
            "schema",
            "create",
            "new",
            "snapshot",
            "ddl",
            "plan",
            "preview",
            "doctor",
            "why",
            "rewind",
            "backfill",
            "reconcile",
            "retry-rejects",
            "docs");

    private Commands() {}

    /** @throws IllegalArgumentException if there is none of this name */
    public static Command named(String name) {
        // Only what is used is loaded: each class costs at the start of each process.
        return switch (name) {
            case "run" -> new RunCommand();
            case "validate" -> new ValidateCommand();
            case "test" -> new TestCommand();
            case "init" -> new InitCommand();
            case "status" -> new StatusCommand();
            case "schema" -> new SchemaCommand();
            case "create" -> new CreateCommand();
            case "new" -> new NewCommand();
            case "snapshot" -> new SnapshotCommand();
            case "ddl" -> new DdlCommand();
            case "plan" -> new PlanCommand();
            case "preview" -> new PreviewCommand();
            case "doctor" -> new DoctorCommand();
            case "why" -> new WhyCommand();
            case "rewind" -> new RewindCommand();
            case "backfill" -> new BackfillCommand();
            case "reconcile" -> new ReconcileCommand();
            case "retry-rejects" -> new RetryRejectsCommand();
            case "docs" -> new DocsCommand();
            default -> throw new IllegalArgumentException("no command is called " + name);
        };
    }

    /** In the order in which help lists them. */
    public static List<String> names() {
        return NAMES;
    }

    /** In the order in which help lists them. */
    public static List<Command> all() {
        return NAMES.stream().map(Commands::named).toList();
    }

    /** The names of the parameters of all commands. */
    public static Set<String> parameters() {
        return all().stream()
                .flatMap(command -> command.parameters().stream())
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
