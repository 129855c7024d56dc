package dev.fluxo.engine.transform.expression;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.jexl3.parser.JexlNode;
import org.jspecify.annotations.Nullable;

/** Compiles expressions. */
public final class Expressions {
    private Expressions() {}

    /** Which columns an expression names, in its order; one that does not compile names none. */
    public static List<Integer> columns(Located<String> text, Names names) {
        Problems ignored = new Problems();
        try {
            Tokens tokens = Lexer.read(text.value());
            return IntStream.range(0, tokens.tokens().size())
                    .mapToObj(i -> column(tokens, i))
                    .flatMap(Stream::ofNullable)
                    .map(name -> names.find(name, text.at(), Code.EXPRESSION_UNKNOWN_NAME, ignored))
                    .distinct()
                    .toList();
        } catch (Refusal refusal) {
            return List.of();
        }
    }

    private static @Nullable String column(Tokens tokens, int index) {
        boolean called = index + 1 < tokens.tokens().size()
                && tokens.tokens().get(index + 1).text().equals("(");
        int at = tokens.tokens().get(index).at();
        for (Leaf leaf : tokens.leaves()) {
            if (leaf.at() == at) {
                return leaf instanceof Leaf.QuotedName quoted
                        ? quoted.name()
                        : leaf instanceof Leaf.Name plain && !called ? plain.name() : null;
            }
        }
        return null;
    }

    /**
     * @param where {@code column 'faixa': expression}: how messages begin
     * @return null where a problem was added
     */
    public static @Nullable Expression compile(Located<String> text, String where, Names names, Problems problems) {
        Problems found = new Problems();
        Expression expression = null;
        try {
            Tokens tokens = Lexer.read(text.value());
            JexlNode tree = JexlTree.parse(tokens);
            expression = new Translator(tokens, text.at(), names, found, null).translate(tree);
            if (!found.hasErrors() && !(expression instanceof Constant)) {
                Translator inParts = new Translator(tokens, text.at(), names, new Problems(), text.value());
                expression = new Explained(expression, inParts.translate(tree));
            }
        } catch (Refusal refusal) {
            found.error(refusal.code(), text.at(), refusal.text(), refusal.hint());
        } catch (StackOverflowError e) {
            Refusal refusal = Refusal.syntax("it is nested too deeply", "compute it in the source query");
            found.error(refusal.code(), text.at(), refusal.text(), refusal.hint());
        }
        found.all()
                .forEach(problem -> problems.error(
                        problem.code(), problem.location(), where + ": " + problem.message(), problem.hint()));
        return found.hasErrors() ? null : expression;
    }
}
