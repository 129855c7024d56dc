package dev.fluxo.engine.internal.transform.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an expression into tokens and hands JEXL only what it may see: operators, parentheses and placeholders. Names and
 * literals are read here: JEXL knows no accents in names, reads 010 as 8 and 0.1 as a double, and keeps words such as
 * {@code size} for itself. Whatever else JEXL could do is refused here already.
 */
final class Lexer {
    /** JEXL packs a column number into 12 bits; each token may grow by two blanks and a placeholder. */
    private static final int LONGEST = 4000;

    private static final int DEEPEST = 50;

    private static final Pattern TOKEN = Pattern.compile(
            "(?<blank>\\s+)"
                    + "|(?<text>'(?:[^'\\\\]++|\\\\.|'')*+'|\"(?:[^\"\\\\]++|\\\\.|\"\")*+\")"
                    + "|(?<quoted>`[^`]+`)"
                    + "|(?<number>[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
                    + "|(?<word>[\\p{L}_$][\\p{L}\\p{M}\\p{N}_$]*)"
                    + "|(?<refused>===|!==|->|=>|\\+\\+|--|\\?:|\\?\\.|//|/\\*|<<|>>|<>|[-+*/%&|^]=|=(?![=~^$]))"
                    + "|(?<operator>[=!<>]=|[=!][~^$]|&&|\\|\\||\\?\\?|[-+*/%<>!?:(),])",
            Pattern.DOTALL);

    private static final Set<String> OPERATOR_WORDS =
            Set.of("and", "or", "not", "div", "mod", "eq", "ne", "lt", "gt", "le", "ge", "true", "false", "null");

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("=", "write == to compare"),
            Map.entry("===", "write =="),
            Map.entry("!==", "write !="),
            Map.entry("<>", "write !="),
            Map.entry("~", "write x =~ 'pattern'"),
            Map.entry("?:", "write a ?? b for b where a is NULL"),
            Map.entry("//", "write comments in the YAML, after #"),
            Map.entry("/*", "write comments in the YAML, after #"),
            Map.entry("&", "write && for and"),
            Map.entry("|", "write || for or"),
            Map.entry(".", "columns have no properties or methods; use functions, such as length(name)"),
            Map.entry("[", "write one_of(x, a, b) for a list"),
            Map.entry("{", "write one_of(x, a, b) for a list"),
            Map.entry(";", "write a single expression"));

    private final String source;
    private final StringBuilder jexl = new StringBuilder();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Tokens.Token> tokens = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Lexer(String source) {
        this.source = source;
    }

    static Tokens read(String source) throws Refusal {
        if (source.length() > LONGEST) {
            throw Refusal.syntax("it has more than " + LONGEST + " characters", "compute it in the source query");
        }
        return new Lexer(source).read();
    }

    private Tokens read() throws Refusal {
        Matcher token = TOKEN.matcher(source);
        int at = 0;
        while (at < source.length()) {
            if (!token.region(at, source.length()).lookingAt()) {
                throw unreadable(at);
            }
            if (token.start("blank") < 0) {
                take(token, at);
            }
            at = token.end();
        }
        if (tokens.isEmpty()) {
            throw Refusal.syntax("it is empty", null);
        }
        if (!open.isEmpty()) {
            throw Refusal.syntax("a parenthesis is not closed, the one", open.pop(), null);
        }
        return new Tokens(jexl.toString(), leaves, tokens);
    }

    private void take(Matcher token, int at) throws Refusal {
        String text = token.group();
        if (token.start("refused") >= 0) {
            throw Refusal.forbidden("'" + text + "'", at, ADVICE.get(text));
        } else if (token.start("operator") >= 0) {
            nest(text, at);
            put(text, text, at);
        } else if (token.start("word") >= 0) {
            if (OPERATOR_WORDS.contains(text)) {
                put(text, text, at);
            } else {
                put(new Leaf.Name(at, text), text, at);
            }
        } else if (token.start("quoted") >= 0) {
            put(new Leaf.QuotedName(at, text.substring(1, text.length() - 1)), text, at);
        } else if (token.start("number") >= 0) {
            put(new Leaf.Value(at, number(text, token.end(), at)), text, at);
        } else {
            put(new Leaf.Value(at, Literals.text(text)), text, at);
        }
    }

    private void nest(String text, int at) throws Refusal {
        if (text.equals("(")) {
            open.push(at);
        } else if (text.equals(")") && open.poll() == null) {
            throw Refusal.syntax("a parenthesis is closed that is not open,", at, null);
        }
        if (open.size() > DEEPEST) {
            throw Refusal.syntax(
                    "more than " + DEEPEST + " parentheses are open", at, "compute it in the source query");
        }
    }

    private void put(Leaf leaf, String text, int at) {
        leaves.add(leaf);
        put("$" + (leaves.size() - 1), text, at);
    }

    private void put(String placeholder, String text, int at) {
        tokens.add(new Tokens.Token(jexl.length(), at, text));
        jexl.append(placeholder).append(' ');
    }

    private Object number(String text, int end, int at) throws Refusal {
        if (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            throw Refusal.syntax(
                    "a number is followed by a letter", at, "write plain decimal numbers, such as 10 or 0.5");
        }
        Object number = Literals.number(text);
        if (number == null) {
            String hint = "write 7 for the number, '007' for the text";
            throw Refusal.syntax("a number has zeros in front, or too many digits,", at, hint);
        }
        return number;
    }

    private Refusal unreadable(int at) {
        String c = source.substring(at, source.offsetByCodePoints(at, 1));
        return switch (c) {
            case "'", "\"", "`" -> Refusal.syntax("the text that begins with " + c + " is not closed,", at, null);
            default -> Refusal.forbidden("'" + c + "'", at, ADVICE.get(c));
        };
    }
}
