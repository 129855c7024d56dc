package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.command.Commands;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The goals, as plugin.xml describes them to Maven, are the commands of the console as these declare themselves, and no others. */
class DeclarationsTest {
    private static Element plugin;

    @BeforeAll
    static void readPlugin() throws Exception {
        try (InputStream in = DeclarationsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    static List<Command> commands() {
        return Commands.all();
    }

    @Test
    void eachCommandIsAGoal() {
        List<String> goals = elements(plugin, "mojo").stream()
                .map(mojo -> text(mojo, "goal"))
                .filter(goal -> !goal.equals("help"))
                .toList();
        assertThat(goals)
                .containsExactlyInAnyOrderElementsOf(
                        commands().stream().map(Command::name).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aGoalIsDescribedAsItsCommand(Command command) {
        assertThat(text(goal(command), "description")).isEqualTo(plain(command.description()));
    }

    /** What holds by default is in the description: a default of Maven's could not be told from what a POM says. */
    @ParameterizedTest
    @MethodSource("commands")
    void aGoalTakesTheParametersOfItsCommand(Command command) {
        Element goal = goal(command);
        Map<String, String> taken = new TreeMap<>();
        for (Element parameter : elements(goal, "parameter")) {
            if (text(parameter, "editable").equals("true")) {
                taken.put(
                        text(parameter, "name"), text(parameter, "description").replaceAll("\\s+", " "));
                assertThat(text(parameter, "type")).isEqualTo("java.lang.String");
                assertThat(text(parameter, "required")).isEqualTo("false");
            }
        }
        assertThat(taken)
                .containsExactlyInAnyOrderEntriesOf(command.parameters().stream()
                        .collect(Collectors.toMap(Parameter::name, parameter -> plain(parameter.description()))));
        for (String name : taken.keySet()) {
            Element property = elements(goal, name).get(0);
            assertThat(property.getTextContent()).isEqualTo("${etl." + name + "}");
            assertThat(property.getAttribute("default-value")).isEmpty();
        }
    }

    private static Element goal(Command command) {
        return elements(plugin, "mojo").stream()
                .filter(mojo -> text(mojo, "goal").equals(command.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Of the Javadoc that it comes from, plugin.xml keeps the words. */
    private static String plain(String declared) {
        return declared.replace("`", "");
    }

    private static String text(Element parent, String child) {
        return elements(parent, child).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
