package dev.fluxo.engine.internal.transform.expression;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.ASTNotNode;
import org.apache.commons.jexl3.parser.ASTUnaryMinusNode;
import org.apache.commons.jexl3.parser.ASTUnaryPlusNode;
import org.apache.commons.jexl3.parser.JexlNode;
import org.jspecify.annotations.Nullable;

/** Where a part of an expression is written: JEXL's tree knows only where something begins. */
final class Span {
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private final List<Tokens.Token> tokens;
    private int first;
    private int last;

    private Span(List<Tokens.Token> tokens, int first, int last) {
        this.tokens = tokens;
        this.first = first;
        this.last = last;
    }

    /** As it stands in the text; null where it has neither names nor literals. */
    static @Nullable String text(JexlNode node, Tokens all, String text) {
        List<Tokens.Token> tokens = all.tokens();
        int[] found = leaves(node)
                .mapToInt(leaf -> index(tokens, all, leaf))
                .filter(index -> index >= 0)
                .sorted()
                .toArray();
        if (found.length == 0) {
            return null;
        }
        Span span = new Span(tokens, found[0], found[found.length - 1]);
        if (node instanceof ASTFunctionNode && span.last < tokens.size() - 1 && span.isAt(span.last + 1, "(")) {
            span.last++;
        }
        span.close();
        boolean unary =
                node instanceof ASTNotNode || node instanceof ASTUnaryMinusNode || node instanceof ASTUnaryPlusNode;
        if (unary && span.first > 0) {
            span.first--;
        }
        Tokens.Token end = tokens.get(span.last);
        return text.substring(tokens.get(span.first).at(), end.at() + end.text().length());
    }

    private static Stream<JexlNode> leaves(JexlNode node) {
        return node.jjtGetNumChildren() == 0
                ? Stream.of(node)
                : Stream.iterate(0, i -> i < node.jjtGetNumChildren(), i -> i + 1)
                        .map(node::jjtGetChild)
                        .flatMap(Span::leaves);
    }

    /** Of a name or a literal by its placeholder, of true, false and null by where JEXL saw it; -1 where it has no token. */
    private static int index(List<Tokens.Token> tokens, Tokens all, JexlNode leaf) {
        if (!(leaf instanceof ASTIdentifier identifier)) {
            Tokens.Token token =
                    leaf.jexlInfo() == null ? null : all.at(leaf.jexlInfo().getColumn());
            return token == null || !WORDS.contains(token.text()) ? -1 : tokens.indexOf(token);
        }
        int at = all.leaf(identifier.getName()).at();
        int index = 0;
        while (tokens.get(index).at() < at) {
            index++;
        }
        return index;
    }

    /** With the other halves of its parentheses. */
    private void close() {
        int depth = 0;
        int missing = 0;
        for (int i = first; i <= last; i++) {
            depth += isAt(i, "(") ? 1 : isAt(i, ")") ? -1 : 0;
            missing = Math.max(missing, -depth);
        }
        for (int open = depth + missing; open > 0 && last < tokens.size() - 1; ) {
            last++;
            open += isAt(last, "(") ? 1 : isAt(last, ")") ? -1 : 0;
        }
        for (int closed = missing; closed > 0 && first > 0; ) {
            first--;
            closed += isAt(first, ")") ? 1 : isAt(first, "(") ? -1 : 0;
        }
    }

    private boolean isAt(int index, String text) {
        return tokens.get(index).text().equals(text);
    }
}
