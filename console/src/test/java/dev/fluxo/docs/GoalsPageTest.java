package dev.fluxo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/goals.md says what the commands declare ({@code -Dgolden.update=true} writes it). */
class GoalsPageTest {
    private static final Path PAGE = Pages.ROOT.resolve("docs/goals.md");

    /** Where more is said of a command. */
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry("run", "runs.md"),
            Map.entry("validate", "analyst.md#while-writing-etlvalidate-etlpreview"),
            Map.entry("test", "spec.md#tests"),
            Map.entry("init", "runs.md#control-and-audit-tables"),
            Map.entry("status", "runs.md#fresh"),
            Map.entry("create", "start.md"),
            Map.entry("new", "analyst.md#to-begin-etlnew"),
            Map.entry("snapshot", "analyst.md#without-a-database-etlsnapshot"),
            Map.entry("ddl", "analyst.md#what-the-target-lacks-etlddl"),
            Map.entry("plan", "analyst.md#before-it-is-merged-etlplan"),
            Map.entry("preview", "analyst.md#while-writing-etlvalidate-etlpreview"),
            Map.entry("doctor", "analyst.md#before-the-first-load-etldoctor"),
            Map.entry("why", "analyst.md#when-a-row-is-missed-etlwhy"),
            Map.entry("rewind", "analyst.md#to-read-again-etlrewind"),
            Map.entry("backfill", "runs.md#reading-again-etlbackfill"),
            Map.entry("reconcile", "runs.md#is-the-target-what-the-source-is-etlreconcile"),
            Map.entry("retry-rejects", "analyst.md#to-load-what-was-rejected-etlretry-rejects"),
            Map.entry("docs", "analyst.md#for-everybody-etldocs"));

    @Test
    void thePageIsThatOfTheCommands() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/goals.md; -Dgolden.update=true writes it")
                .isEqualTo(page);
    }

    private static String page() {
        List<Command> commands = Commands.all();
        Predicate<Parameter<?>> common = parameter ->
                commands.stream().allMatch(command -> names(command).contains(parameter.name()));
        StringBuilder page = new StringBuilder("""
                # Goals and properties

                `mvn etl:run`, `mvn etl:validate` and so on. Neither a POM nor Maven's settings have to name the plugin: `mvn dev.fluxo:etl-maven-plugin:<version>:run` works in any folder with
                a `pipelines` folder. `mvn etl:help` lists what this page does, `mvn etl:help -Ddetail -Dgoal=run` one goal.
                Without Maven they are commands of `fluxo`, and properties its options: `fluxo run --dry-run` ([cli.md](cli.md)).

                | goal | does |
                |---|---|
                """);
        commands.forEach(command -> page.append(
                "| [`etl:%s`](#etl%s) | %s |\n".formatted(command.name(), command.name(), command.description())));
        page.append("""

                ## Properties

                A property is written `-Detl.dryRun=true`, and one that is a switch also `-Detl.dryRun`. In the environment it is `ETL_DRY_RUN`, in the plugin's configuration in a POM `<dryRun>`.
                The command line wins over the environment, that over the POM, that over `project.yaml`, that over the default.

                All goals take these, and some say more of one below. What a goal tells programs: [json.md](json.md).

                """);
        List<Parameter<?>> shared = commands.get(0).parameters().stream()
                .filter(common)
                .<Parameter<?>>map(parameter -> parameter)
                .toList();
        page.append(table(shared));
        for (Command command : commands) {
            page.append("\n## etl:%s\n\n%s".formatted(command.name(), command.description()));
            if (MORE.containsKey(command.name())) {
                page.append(" [More](%s)".formatted(MORE.get(command.name())));
            }
            page.append('\n');
            List<Parameter<?>> own = command.parameters().stream()
                    .filter(parameter -> !shared.contains(parameter))
                    .<Parameter<?>>map(parameter -> parameter)
                    .toList();
            page.append(own.isEmpty() ? "" : "\n" + table(own));
        }
        return page.toString();
    }

    private static List<String> names(Command command) {
        return command.parameters().stream().map(Parameter::name).toList();
    }

    private static String table(List<Parameter<?>> parameters) {
        return parameters.stream()
                .map(parameter -> "| `etl.%s` | %s |\n"
                        .formatted(parameter.name(), parameter.description().replace("|", "\\|")))
                .collect(Collectors.joining("", "| property | means |\n|---|---|\n", ""));
    }
}
