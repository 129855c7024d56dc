package dev.fluxo.engine.internal.transform.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a call: {@code left(10)}, {@code replace('a', b)}, {@code map({A: Ativo}, default: '?')}. */
final class CallParser {
    private static final Pattern NAME = Pattern.compile("\\s*([^\\s(){}]+)\\s*");
    private static final Pattern ARGUMENT_NAME = Pattern.compile("([a-z_]+)\\s*:");

    private final String text;
    private final BiPredicate<String, String> isParameter;
    private int at;

    private CallParser(String text, BiPredicate<String, String> isParameter) {
        this.text = text;
        this.isParameter = isParameter;
    }

    /**
     * @param isParameter whether a transform (first) has a parameter (second): only then is {@code name:} an argument's name
     * @throws IllegalArgumentException with a message for the user
     */
    static Call parse(String text, BiPredicate<String, String> isParameter) {
        return new CallParser(text, isParameter).call();
    }

    private Call call() {
        Matcher name = NAME.matcher(text);
        if (!name.lookingAt()) {
            throw new IllegalArgumentException("the name of a transform is expected");
        }
        at = name.end();
        List<Literal> positional = new ArrayList<>();
        Map<String, Literal> named = new LinkedHashMap<>();
        if (at < text.length()) {
            expect('(');
            arguments(name.group(1), positional, named);
            if (!text.substring(at).isBlank()) {
                throw new IllegalArgumentException("nothing is expected after the closing parenthesis");
            }
        }
        return new Call(name.group(1), positional, named);
    }

    private void arguments(String transform, List<Literal> positional, Map<String, Literal> named) {
        skipBlanks();
        if (take(')')) {
            return;
        }
        do {
            skipBlanks();
            String parameter = parameter(transform);
            if (parameter == null) {
                if (!named.isEmpty()) {
                    throw new IllegalArgumentException("arguments without a name come before those with one");
                }
                positional.add(value());
            } else if (named.put(parameter, value()) != null) {
                throw new IllegalArgumentException("'" + parameter + "' is written twice");
            }
            skipBlanks();
        } while (take(','));
        expect(')');
    }

    private @Nullable String parameter(String transform) {
        Matcher name = ARGUMENT_NAME.matcher(text).region(at, text.length());
        if (name.lookingAt() && isParameter.test(transform, name.group(1))) {
            at = name.end();
            return name.group(1);
        }
        return null;
    }

    private Literal value() {
        skipBlanks();
        if (take('{')) {
            return mapping();
        }
        char next = at < text.length() ? text.charAt(at) : 0;
        return next == '\'' || next == '"' ? Literal.quoted(quoted(next)) : Literal.bare(bare(",()"));
    }

    private Literal mapping() {
        Map<String, Literal> entries = new LinkedHashMap<>();
        skipBlanks();
        if (take('}')) {
            return Literal.mapping(entries);
        }
        do {
            skipBlanks();
            String key = scalar(":{}").text();
            expect(':');
            skipBlanks();
            if (entries.put(key, scalar(",{}")) != null) {
                throw new IllegalArgumentException("the key '" + key + "' is written twice");
            }
            skipBlanks();
        } while (take(','));
        expect('}');
        return Literal.mapping(entries);
    }

    private Literal scalar(String end) {
        char next = at < text.length() ? text.charAt(at) : 0;
        return next == '\'' || next == '"' ? Literal.quoted(quoted(next)) : Literal.bare(bare(end));
    }

    /** A doubled quote inside stands for one. */
    private String quoted(char quote) {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                if (at + 1 == text.length() || text.charAt(at + 1) != quote) {
                    at++;
                    skipBlanks();
                    return content.toString();
                }
                at++;
            }
            content.append(text.charAt(at));
        }
        throw new IllegalArgumentException("a quoted text is not closed with " + quote);
    }

    private String bare(String end) {
        int start = at;
        while (at < text.length() && end.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String bare = text.substring(start, at).strip();
        if (bare.isEmpty() || bare.indexOf('\'') >= 0 || bare.indexOf('"') >= 0) {
            throw new IllegalArgumentException(
                    bare.isEmpty()
                            ? "an argument is missing at character " + (start + 1) + "; write '' for an empty text"
                            : "an argument with quotes in it must be quoted as a whole");
        }
        return bare;
    }

    private void expect(char wanted) {
        skipBlanks();
        if (!take(wanted)) {
            String found = at < text.length() ? "'" + text.charAt(at) + "' stands" : "the step ends";
            String hint =
                    wanted == ')' && at == text.length() ? "; inside a [...] list, put the whole step in quotes" : "";
            throw new IllegalArgumentException(
                    "'" + wanted + "' is expected at character " + (at + 1) + ", where " + found + hint);
        }
    }

    private boolean take(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
