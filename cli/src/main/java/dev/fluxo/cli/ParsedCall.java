package dev.fluxo.cli;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Any command line, as picocli reads it: also one with options before the name of the command, with mistakes, or with none. */
final class ParsedCall implements Call {
    private final ParseResult fluxo;
    private final ParseResult last;
    private final Wording wording = wording();
    private final Map<String, String> properties = new HashMap<>();
    private final List<Problem> mistakes = new ArrayList<>();

    private ParsedCall(ParseResult fluxo) {
        this.fluxo = fluxo;
        this.last = fluxo.hasSubcommand() ? fluxo.subcommand() : fluxo;
        Faults faults = new Faults(last.commandSpec(), wording);
        levels().forEach(level -> mistakes.addAll(faults.of(level.errors())));
        levels().forEach(level -> define(level, faults));
    }

    static ParsedCall of(CommandLine fluxo, String... arguments) {
        return new ParsedCall(fluxo.parseArgs(arguments));
    }

    private List<ParseResult> levels() {
        return last == fluxo ? List.of(fluxo) : List.of(fluxo, last);
    }

    private void define(ParseResult level, Faults faults) {
        for (String definition : level.matchedOptionValue(CommandLines.PROPERTY, List.<String>of())) {
            int equals = definition.indexOf('=');
            Problem fault = faults.ofDefinition(definition);
            if (fault == null) {
                properties.put(
                        equals < 0 ? definition : definition.substring(0, equals),
                        equals < 0 ? "true" : definition.substring(equals + 1));
            } else {
                mistakes.add(fault);
            }
        }
    }

    @Override
    public @Nullable String command() {
        return last == fluxo ? null : last.commandSpec().name();
    }

    /** Of the command, or of all. */
    CommandLine line() {
        return last.commandSpec().commandLine();
    }

    @Override
    public boolean has(String option) {
        return levels().stream().anyMatch(level -> level.hasMatchedOption(option));
    }

    @Override
    public @Nullable String written(String parameter) {
        OptionSpec option = last.matchedOption(wording.parameter(parameter));
        List<String> values = option == null ? List.of() : option.stringValues();
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public @Nullable String property(String name) {
        return properties.get(name);
    }

    @Override
    public List<Problem> mistakes() {
        return List.copyOf(mistakes);
    }
}
