package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Set;
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
            found.error(refusal.code(), text.at(), refusal.text(), hint(refusal, text.value()));
        } catch (StackOverflowError e) {
            Refusal refusal = Refusal.syntax("it is nested too deeply", "compute it in the source query");
            found.error(refusal.code(), text.at(), refusal.text(), refusal.hint());
        }
        found.all()
                .forEach(problem -> problems.error(
                        problem.code(), problem.location(), where + ": " + problem.message(), problem.hint()));
        return found.hasErrors() ? null : expression;
    }

    /** Where the expression has words of SQL, what to write for them; a sign is told beside, as its own hint says it. */
    private static @Nullable String hint(Refusal refusal, String text) {
        boolean worded = refusal.code() == Code.EXPRESSION_SYNTAX || refusal.code() == Code.EXPRESSION_FORBIDDEN;
        String sql = worded ? SqlWords.hint(text) : null;
        return sql == null || refusal.hint() == null
                ? (sql == null ? refusal.hint() : sql)
                : refusal.hint() + "; " + sql;
    }

    /**
     * Which kinds of values an expression gives, and a problem for each part of it that fails on every row.
     *
     * @param where as in {@link #compile}
     * @param types of the columns, in the order of the names; null: not known
     * @return empty: always NULL, or it does not compile
     */
    public static Set<TypeKind> kinds(
            Located<String> text, String where, Names names, @Nullable List<DataType> types, Problems problems) {
        Problems refused = new Problems();
        try {
            Tokens tokens = Lexer.read(text.value());
            JexlNode tree = JexlTree.parse(tokens);
            new Translator(tokens, text.at(), names, refused, null).translate(tree);
            if (refused.hasErrors()) {
                return Set.of();
            }
            TypeWalk walk = new TypeWalk(tokens, text, names, types);
            Possible given = walk.of(tree);
            for (Mismatch mismatch : walk.found()) {
                problems.error(Code.EXPRESSION_TYPE, text.at(), where + ": " + mismatch.text(), mismatch.hint());
            }
            return given.kinds();
        } catch (Refusal | StackOverflowError e) {
            // It does not compile, and whoever compiles it says so.
            return Set.of();
        }
    }

    /** {@code a text or a date}: for messages. */
    public static String words(Set<TypeKind> kinds) {
        return Possible.words(kinds);
    }
}
