package dev.fluxo.engine.internal.transform.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as JEXL gets it.
 *
 * @param jexl operators and placeholders, on one line
 * @param leaves what placeholder {@code $n} stands for
 */
record Tokens(String jexl, List<Leaf> leaves, List<Token> tokens) {
    /**
     * @param jexlAt 0-based index in what JEXL gets
     * @param at 0-based index in the expression
     */
    record Token(int jexlAt, int at, String text) {}

    /** The token at a 1-based column of what JEXL gets; null behind the last. */
    @Nullable
    Token at(int jexlColumn) {
        return tokens.stream()
                .filter(token -> token.jexlAt() + 1 >= jexlColumn)
                .findFirst()
                .orElse(null);
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    /** So that something is missing behind it. */
    boolean endsWithOperator() {
        char first = jexl.charAt(last().jexlAt());
        return first != '$' && first != ')';
    }

    Leaf leaf(String placeholder) {
        return leaves.get(Integer.parseInt(placeholder.substring(1)));
    }
}
