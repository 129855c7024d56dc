package dev.fluxo.engine.transform.expression;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Compiles expressions. */
public final class Expressions {
    private Expressions() {}

    /**
     * @param where {@code column 'faixa': expression}: how messages begin
     * @return null where a problem was added
     */
    public static @Nullable Expression compile(Located<String> text, String where, Names names, Problems problems) {
        Problems found = new Problems();
        Expression expression = null;
        try {
            Tokens tokens = Lexer.read(text.value());
            expression = new Translator(tokens, text.at(), names, found).translate(JexlTree.parse(tokens));
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
