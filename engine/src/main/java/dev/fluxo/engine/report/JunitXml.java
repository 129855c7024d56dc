package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Problem;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One test case for each problem: errors fail, warnings are noted; one that passes where there is none. */
final class JunitXml {
    private static final String SUITE = "validate";

    private JunitXml() {}

    static String of(List<Problem> problems, String folder) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("tests", Integer.toString(Math.max(1, problems.size())));
            xml.writeAttribute(
                    "failures",
                    Long.toString(problems.stream().filter(Problem::isError).count()));
            if (problems.isEmpty()) {
                xml.writeEmptyElement("testcase");
                xml.writeAttribute("classname", SUITE);
                xml.writeAttribute("name", "all specs of " + folder);
            }
            for (Problem problem : problems) {
                testCase(xml, problem, folder);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void testCase(XMLStreamWriter xml, Problem problem, String folder) throws XMLStreamException {
        String words = ProblemFormat.words(problem);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", ProblemFormat.path(problem, folder) + ":" + ProblemFormat.line(problem));
        xml.writeStartElement(problem.isError() ? "failure" : "system-out");
        if (problem.isError()) {
            xml.writeAttribute("type", problem.code().id());
            xml.writeAttribute("message", words);
        }
        xml.writeCharacters(problem.toString());
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
