package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.console.Command;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.TestFrontEnd;
import dev.fluxo.console.Type;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Code;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations, and how commands end. */
class CommandsTest {
    @TempDir
    Path home;

    static List<String> names() {
        return Commands.all().stream().map(Command::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCommandIsFoundByItsName(String name) {
        Command command = Commands.named(name);
        assertThat(command.name()).isEqualTo(name);
        assertThat(command.description()).endsWith(".");
    }

    @Test
    void anUnknownOneIsRefused() {
        assertThatThrownBy(() -> Commands.named("rum"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rum");
    }

    @ParameterizedTest
    @MethodSource("names")
    void parametersAreDeclaredOnceAndInSentences(String name) {
        List<Parameter<?>> parameters = Commands.named(name).parameters();
        assertThat(parameters).extracting(Parameter::name).doesNotHaveDuplicates();
        assertThat(parameters)
                .allSatisfy(parameter -> assertThat(parameter.description()).matches("(?s)[`A-Z].*[^.]\\."));
    }

    /** One name, one meaning: a variable of the environment is for all commands. */
    @Test
    void aParameterHasOneKindOfValuesInAllCommands() {
        Set<String> seen = new HashSet<>();
        Commands.all().stream()
                .flatMap(command -> command.parameters().stream())
                .filter(parameter -> !(parameter.type() instanceof Type.Choice))
                .forEach(parameter -> seen.add(
                        parameter.name() + " " + parameter.type().getClass().getSimpleName()));
        // Of etl:why, which wants one.
        assertThat(seen).contains("entities Names", "entities Text").doesNotContain("report Text");
        assertThat(seen.stream().map(entry -> entry.replaceFirst(" .*", "")).distinct())
                .hasSize(seen.size() - 1);
    }

    /** What is declared is read, and a wrong value of it is told. */
    @ParameterizedTest
    @MethodSource("names")
    void eachParameterIsRead(String name) {
        Commands.named(name).parameters().stream()
                .filter(parameter -> parameter.type().read(",") == null)
                .forEach(parameter -> {
                    TestFrontEnd front = new TestFrontEnd(home);
                    front.write(parameter.name(), ",");
                    assertThat(Commands.named(name).run(front).status()).isEqualTo(2);
                    assertThat(front.printed())
                            .anyMatch(line -> line.startsWith("error FLX-1025 --" + parameter.name() + " is ',': "));
                });
    }

    /** What the engine advises can be done: the commands and parameters that it names are declared. */
    @Test
    void adviceNamesCommandsAndParametersThatThereAre() throws IllegalAccessException {
        DeclaredWording declared = new DeclaredWording();
        for (Code code : Code.values()) {
            assertThat(code.fix().in(declared)).endsWith(".");
        }
        for (Field field : Action.class.getFields()) {
            assertThat(declared.action((Action) field.get(null))).isNotEmpty();
        }
        assertThatThrownBy(() -> declared.action(Action.INIT.with("to", "start")))
                .hasMessageContaining("init", "to");
    }

    @Test
    void aBrokenProjectAndWrongUsageEndWithTwo() throws IOException {
        TestFrontEnd front = new TestFrontEnd(home);
        Outcome nothing = Commands.named("status").run(front);
        assertThat(nothing).isEqualTo(new Outcome(2, "1 error", null));
        assertThat(front.printed().get(0)).startsWith("error FLX-1010 ");

        TestFrontEnd why = new TestFrontEnd(home);
        assertThat(Commands.named("why").run(why).status()).isEqualTo(2);
        assertThat(why.printed())
                .contains(
                        "error FLX-1025 --entities is missing (write --entities=dim_cliente)",
                        "error FLX-1025 --key is missing (write the key of the row in the target: --key=42)");
    }

    @Test
    void aCheckThatDoesNotHoldEndsWithOne() throws IOException {
        Path pipelines = Files.createDirectories(home.resolve("pipelines"));
        Files.writeString(pipelines.resolve("project.yaml"), """
                version: 1
                profiles: { test: { connections: { src: { url: "jdbc:h2:mem:src" }, dw: { url: "jdbc:h2:mem:dw" } } } }
                """);
        Files.writeString(pipelines.resolve("customers.yaml"), """
                entity: customers
                source: { connection: src, table: customer }
                watermark: { columns: [updated_at, id] }
                columns: { id: id }
                target: { connection: dw, table: dim_customer, keys: [id] }
                """);
        TestFrontEnd well = new TestFrontEnd(home);
        assertThat(Commands.named("validate").run(well)).isEqualTo(Outcome.WELL);
        assertThat(well.printed()).containsExactly("info OK: 1 entity, 0 tests");

        Files.writeString(pipelines.resolve("other.yaml"), "entity: other\n");
        TestFrontEnd broken = new TestFrontEnd(home);
        assertThat(Commands.named("validate").run(broken).status()).isEqualTo(1);
        assertThat(broken.printed()).anyMatch(line -> line.startsWith("error other.yaml:"));
    }
}
