package dev.fluxo.engine.internal.transform.expression;

import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.parser.ASTJexlScript;
import org.apache.commons.jexl3.parser.JexlNode;
import org.apache.commons.jexl3.parser.Parser;

/** The syntax tree of an expression, by JEXL's own parser with every feature off that can be. */
final class JexlTree {
    /** With namespaces by syntax, {@code a ? b : c(d)} is a choice and not a call of {@code b:c}. */
    private static final JexlFeatures FEATURES =
            JexlFeatures.createNone().namespaceIdentifier(true).comparatorNames(true);

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
            return Refusal.syntax("it ends too early, after '" + tokens.last().text() + "'", null);
        }
        return Refusal.syntax("it cannot be understood near '" + token.text() + "'", token.at(), null);
    }
}
