package dev.fluxo.engine.internal.transform.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that neither hangs nor overflows the stack, whatever the text. Thread-safe. */
public final class Regex {
    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with a message for the user, if it does not compile */
    public static Regex compile(String pattern) {
        if (pattern.indexOf('\b') >= 0) {
            throw new IllegalArgumentException(
                    "the pattern holds a backspace character; write \\\\b for a word boundary");
        }
        try {
            return new Regex(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            String place =
                    e.getIndex() < 0 ? "" : " near character " + (Math.min(e.getIndex(), pattern.length() - 1) + 1);
            throw new IllegalArgumentException(
                    "the pattern is not a regular expression: " + e.getDescription() + place, e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("the pattern is nested too deeply", e);
        }
    }

    /** @throws IllegalArgumentException with a message for the user, if {@code replacement} names a group that is not there */
    public void checkReplacement(String replacement) {
        try {
            // With an empty alternative the pattern matches everywhere, so that the replacement is really used.
            Pattern.compile(pattern.pattern() + "|").matcher("").replaceFirst(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the replacement is not valid: " + e.getMessage() + "; $1 is the first group, \\$ a dollar sign",
                    e);
        }
    }

    /**
     * Whether the whole text matches.
     *
     * @throws ValueFault if the matching takes too many steps
     */
    public boolean matches(String text) {
        try {
            return pattern.matcher(new BudgetedText(text)).matches();
        } catch (StackOverflowError e) {
            throw tooLong(text);
        }
    }

    /**
     * Every match replaced; {@code $1} is the first group.
     *
     * @throws ValueFault if the matching takes too many steps, or the result is too long
     */
    public String replaceAll(String text, String replacement) {
        try {
            Matcher matcher = pattern.matcher(new BudgetedText(text));
            if (!matcher.find()) {
                return text;
            }
            StringBuilder replaced = new StringBuilder(text.length());
            do {
                matcher.appendReplacement(replaced, replacement);
                Texts.checkLength(replaced.length());
            } while (matcher.find());
            return matcher.appendTail(replaced).toString();
        } catch (StackOverflowError e) {
            throw tooLong(text);
        }
    }

    private static ValueFault tooLong(String text) {
        return new ValueFault(
                "the regular expression needs too much memory on a text of " + text.length() + " characters");
    }
}
