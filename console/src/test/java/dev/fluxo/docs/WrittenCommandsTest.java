package dev.fluxo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What pages and files tell a reader to type can be typed. */
class WrittenCommandsTest {
    private static final Pattern GOAL = Pattern.compile("\\betl:([a-z]+(?:-[a-z]+)*)");
    private static final Pattern PROPERTY = Pattern.compile("-Detl\\.([A-Za-z]+)(?:=([^\\s'\"`]+))?(?![\\w.])");
    private static final Pattern VARIABLE = Pattern.compile("\\bETL_(?!SERVER_|SECRETS\\b)[A-Z_]+");

    /** Files for a reader to copy. */
    static List<Path> copied() throws IOException {
        try (Stream<Path> files = Files.list(Pages.ROOT.resolve("docs/ci"))) {
            return files.sorted().toList();
        }
    }

    static List<Path> all() throws IOException {
        return Stream.concat(Pages.all().stream(), copied().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void goalsAndPropertiesAreThere(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(found(GOAL, text, Commands.all().stream().map(Command::name).toList()::contains))
                .as("goals that are none")
                .allMatch("help"::equals);
        assertThat(found(PROPERTY, text, Commands.parameters()::contains))
                .as("properties that are none")
                .isEmpty();
    }

    private static List<String> found(Pattern pattern, String text, Predicate<String> known) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(known.negate())
                .toList();
    }

    /** In a line of its own: the properties belong to the goal, and take these values. */
    @ParameterizedTest
    @MethodSource("copied")
    void commandsAreUnderstood(Path file) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> line.contains("mvn "))
                .toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            List<MatchResult> goals = GOAL.matcher(line).results().toList();
            assertThat(goals).as(line).hasSize(1);
            List<Parameter<?>> taken = Commands.named(goals.get(0).group(1)).parameters();
            for (MatchResult written : PROPERTY.matcher(line).results().toList()) {
                if (taken.stream().noneMatch(parameter -> takes(parameter, written))) {
                    wrong.add(line.strip());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean takes(Parameter<?> parameter, MatchResult written) {
        return parameter.name().equals(written.group(1))
                && parameter.type().read(written.group(2) == null ? "true" : written.group(2)) != null;
    }

    @ParameterizedTest
    @MethodSource("all")
    void variablesAreParameters(Path file) throws IOException {
        List<String> declared = Commands.parameters().stream()
                .map(name -> "ETL" + name.toUpperCase(Locale.ROOT))
                .toList();
        assertThat(VARIABLE.matcher(Files.readString(file)).results().map(MatchResult::group))
                .allMatch(variable -> declared.contains(variable.replace("_", "")));
    }

    @ParameterizedTest
    @MethodSource("copied")
    void filesAreYaml(Path file) throws IOException {
        if (file.toString().endsWith(".yml")) {
            assertThat(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)))
                    .isInstanceOf(Map.class);
        }
    }
}
