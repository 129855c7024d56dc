package dev.fluxo.engine.transform.expression;

import java.util.Locale;
import java.util.Set;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.parser.ASTJexlScript;
import org.apache.commons.jexl3.parser.JexlNode;
import org.apache.commons.jexl3.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The syntax tree of an expression, by JEXL's own parser with every feature off that can be. */
final class JexlTree {
    /** With namespaces by syntax, {@code a ? b : c(d)} is a choice and not a call of {@code b:c}. */
    private static final JexlFeatures FEATURES =
            JexlFeatures.createNone().namespaceIdentifier(true).comparatorNames(true);

    private static final Set<String> SQL_WORDS = Set.of(
            "and", "or", "not", "null", "is", "like", "in", "between", "case", "when", "then", "else", "end", "cast",
            "as");

    private JexlTree() {}

    static JexlNode parse(Tokens tokens) throws Refusal {
        ASTJexlScript script;
        try {
            script = new Parser(";").parse(new JexlInfo("expression", 1, 1), FEATURES, tokens.jexl(), null);
        } catch (JexlException e) {
            throw refusal(tokens, e);
        }
        if (script.jjtGetNumChildren() != 1) {
            throw Refusal.syntax("a single expression is expected", null);
        }
        return script.jjtGetChild(0);
    }

    private static Refusal refusal(Tokens tokens, JexlException e) {
        JexlInfo info = e.getInfo();
        Tokens.Token token = info == null ? null : tokens.at(info.getColumn());
        if (token == null || (token.equals(tokens.last()) && tokens.endsWithOperator())) {
            return Refusal.syntax("it ends too early, after '" + tokens.last().text() + "'", hint(tokens));
        }
        return Refusal.syntax("it cannot be understood near '" + token.text() + "'", token.at(), hint(tokens));
    }

    private static @Nullable String hint(Tokens tokens) {
        boolean sql = tokens.leaves().stream()
                .anyMatch(leaf -> leaf instanceof Leaf.Name name
                        && SQL_WORDS.contains(name.name().toLowerCase(Locale.ROOT)));
        return sql
                ? "expressions are not SQL: a == null, a && b, a || b, !a, one_of(a, b, c), a =~ 'pattern', condition ? a : b"
                : null;
    }
}
