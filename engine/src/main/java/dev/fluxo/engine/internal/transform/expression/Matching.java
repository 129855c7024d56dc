package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.Regex;
import dev.fluxo.engine.internal.transform.value.Texts;

/** Looks for texts in texts. */
final class Matching {
    private Matching() {}

    /**
     * Whether the whole text matches the pattern.
     *
     * @param pattern must be a literal, so that it is checked and compiled once
     */
    static Expression matches(Expression text, Expression pattern) throws Refusal {
        if (!(pattern instanceof Constant constant) || !(constant.value() instanceof String written)) {
            throw Refusal.syntax("a pattern must be a text in quotes", "write uf =~ '[A-Z]{2}'");
        }
        try {
            Regex regex = Regex.compile(written);
            return Strict.unary(value -> regex.matches(Texts.of(value)), text);
        } catch (IllegalArgumentException e) {
            throw Refusal.syntax(String.valueOf(e.getMessage()), null);
        }
    }

    static boolean startsWith(Object text, Object start) {
        return Texts.of(text).startsWith(Texts.of(start));
    }

    static boolean endsWith(Object text, Object end) {
        return Texts.of(text).endsWith(Texts.of(end));
    }

    static boolean contains(Object text, Object part) {
        return Texts.of(text).contains(Texts.of(part));
    }
}
