package dev.fluxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Problems whose words are hostile arrive in each format as they are. */
class ProblemFormatTest {
    private static final String WORDS = "100% <wrong> & \"odd\" ]]> , : ::error::x";
    private static final List<Problem> PROBLEMS = List.of(
            Problem.error(Code.SPEC_UNKNOWN_KEY, new Location("a b/c,d.yaml", 9, 3), WORDS, "do: it"),
            Problem.warning(Code.SPEC_NO_FENCE, Location.ofFile("e.yaml"), "two", null),
            Problem.error(Code.SPEC_NO_PROJECT, null, "three", null));

    @Test
    void github() {
        assertThat(ProblemFormat.GITHUB.write(PROBLEMS, "pipelines").lines())
                .containsExactly(
                        "::error file=pipelines/a b/c%2Cd.yaml,line=9,col=3,title=FLX-1003::FLX-1003 100%25 <wrong> & \"odd\""
                                + " ]]> , : ::error::x (do: it)",
                        "::warning file=pipelines/e.yaml,line=1,col=1,title=FLX-1024::FLX-1024 two",
                        "::error file=pipelines,line=1,col=1,title=FLX-1012::FLX-1012 three");
    }

    @Test
    void azure() {
        Problem odd = Problem.error(Code.SPEC_UNKNOWN_KEY, new Location("a;b]c%.yaml", 9, 3), WORDS, null);
        assertThat(ProblemFormat.AZURE
                        .write(List.of(odd, PROBLEMS.get(1)), "pipelines")
                        .lines())
                .containsExactly(
                        "##vso[task.logissue type=error;sourcepath=pipelines/a%3Bb%5Dc%AZP25.yaml;linenumber=9;columnnumber=3;code=FLX-1003]"
                                + "FLX-1003 100%AZP25 <wrong> & \"odd\" ]]> , : ::error::x",
                        "##vso[task.logissue type=warning;sourcepath=pipelines/e.yaml;linenumber=1;columnnumber=1;code=FLX-1024]FLX-1024 two");
    }

    @Test
    void gitlab() {
        JsonNode issues = JsonMapper.shared().readTree(ProblemFormat.GITLAB.write(PROBLEMS, "pipelines"));
        assertThat(issues.size()).isEqualTo(3);
        assertThat(issues.get(0).get("description").asString()).isEqualTo("FLX-1003 " + WORDS + " (do: it)");
        assertThat(issues.get(0).at("/location/path").asString()).isEqualTo("pipelines/a b/c,d.yaml");
        assertThat(issues.get(0).at("/location/lines/begin").asInt()).isEqualTo(9);
        assertThat(issues.get(1).get("severity").asString()).isEqualTo("minor");
        assertThat(issues.findValuesAsString("fingerprint")).doesNotHaveDuplicates();
    }

    @Test
    void sarif() {
        JsonNode run = JsonMapper.shared()
                .readTree(ProblemFormat.SARIF.write(PROBLEMS, "pipelines"))
                .at("/runs/0");
        assertThat(run.at("/tool/driver/rules").size()).isEqualTo(3);
        JsonNode first = run.at("/results/0");
        assertThat(first.get("ruleId").asString()).isEqualTo("FLX-1003");
        assertThat(first.at("/message/text").asString()).contains(WORDS);
        assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("pipelines/a%20b/c,d.yaml");
        assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(9);
    }

    @Test
    void junit() throws Exception {
        Element suite = suite(PROBLEMS);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains(WORDS);
        assertThat(failure.getTextContent()).startsWith("a b/c,d.yaml:9:3 FLX-1003 ");
        assertThat(suite(List.of()).getElementsByTagName("testcase").getLength())
                .isEqualTo(1);
    }

    private static Element suite(List<Problem> problems) throws Exception {
        String xml = ProblemFormat.JUNIT.write(problems, "pipelines");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
