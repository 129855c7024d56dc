package dev.fluxo.engine.internal.spec;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What the YAML parser complains about, in an analyst's words. */
record SyntaxError(String message, String hint) {
    private record Rule(String sign, String message, String hint) {}

    private static final List<Rule> RULES = List.of(
            new Rule("(TAB)", "a tab cannot indent", "use blanks"),
            new Rule(
                    "mapping values are not allowed",
                    "a second colon makes no sense here",
                    "write quotes around text that holds ': ', or check the indentation"),
            new Rule("unexpected end of stream", "a quote is opened and not closed", "close it"),
            new Rule(
                    "unknown escape character",
                    "a backslash inside double quotes needs a known letter behind it",
                    "write the text in single quotes, or write the backslash twice"),
            new Rule("expected ',' or ']'", "a list [ ] lacks a comma or its end", "check commas and brackets"),
            new Rule("expected ',' or '}'", "a mapping { } lacks a comma or its end", "check commas and braces"),
            new Rule(
                    "expected <block end>",
                    "this does not line up with what stands above it",
                    "indent the keys of one level equally"),
            new Rule("could not find expected ':'", "a key without a colon stands above", "write key: value"),
            new Rule(
                    "cannot start any token", "text cannot begin with this character", "write quotes around the text"));

    /** @param line that it complains about; empty where that is not known */
    static SyntaxError of(MarkedYamlEngineException error, String line) {
        String problem = String.valueOf(error.getProblem());
        for (Rule rule : RULES) {
            if (problem.contains(rule.sign())) {
                boolean braces = problem.contains("expected ','") && line.contains("${");
                return new SyntaxError(
                        "not valid YAML: " + rule.message(),
                        braces ? "inside [ ] and { } a text with ${…} needs quotes around it" : rule.hint());
            }
        }
        return new SyntaxError("not valid YAML: " + problem, "check indentation, quotes and colons up to here");
    }
}
