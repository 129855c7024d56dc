package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.jexl3.parser.ASTArguments;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.ASTNullpNode;
import org.apache.commons.jexl3.parser.ASTReferenceExpression;
import org.apache.commons.jexl3.parser.JexlNode;
import org.jspecify.annotations.Nullable;

/** Turns JEXL's syntax tree into our own functions. */
final class Translator {
    /** What may stand on either side of {@code ??} without parentheses: there JEXL binds weaker than anyone expects. */
    private static final Set<Class<? extends JexlNode>> SELF_CONTAINED =
            Set.of(ASTIdentifier.class, ASTFunctionNode.class, ASTReferenceExpression.class, ASTNullpNode.class);

    private final Tokens tokens;
    private final Location location;
    private final Names names;
    private final Problems problems;
    private final @Nullable String text;

    /**
     * @param problems receives unknown names, so that all of them are told at once
     * @param text as it is written, where each part is to say that it failed; else null
     */
    Translator(Tokens tokens, Location location, Names names, Problems problems, @Nullable String text) {
        this.tokens = tokens;
        this.location = location;
        this.names = names;
        this.problems = problems;
        this.text = text;
    }

    Expression translate(JexlNode node) throws Refusal {
        Expression expression = untold(node);
        if (text == null || expression instanceof Constant || node instanceof ASTIdentifier) {
            return expression;
        }
        String part = Span.text(node, tokens, text);
        return part == null || part.equals(text.strip()) ? expression : new Part(part, expression);
    }

    private Expression untold(JexlNode node) throws Refusal {
        if (node instanceof ASTIdentifier identifier) {
            return leaf(tokens.leaf(identifier.getName()));
        }
        if (node instanceof ASTFunctionNode && node.jjtGetChild(1) instanceof ASTArguments arguments) {
            return call(node.jjtGetChild(0), arguments);
        }
        Operators.Operator operator = Operators.of(node);
        if (operator == null) {
            throw Refusal.syntax("it cannot be understood", "write columns, literals, operators and functions only");
        }
        if (node instanceof ASTNullpNode) {
            checkParentheses(node);
        }
        return operator.of(children(node));
    }

    private List<Expression> children(JexlNode node) throws Refusal {
        List<Expression> children = new ArrayList<>(node.jjtGetNumChildren());
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            children.add(translate(node.jjtGetChild(i)));
        }
        return children;
    }

    private Expression leaf(Leaf leaf) {
        if (leaf instanceof Leaf.Value literal) {
            return new Constant(literal.value());
        }
        String name = leaf instanceof Leaf.Name plain ? plain.name() : ((Leaf.QuotedName) leaf).name();
        Problems unknown = new Problems();
        int index = names.find(name, location, Code.EXPRESSION_UNKNOWN_NAME, unknown);
        String sql = leaf instanceof Leaf.Name ? SqlWords.ofName(name) : null;
        for (Problem problem : unknown.all()) {
            problems.error(problem.code(), problem.location(), problem.message(), sql == null ? problem.hint() : sql);
        }
        return row -> row[index];
    }

    private Expression call(JexlNode function, ASTArguments arguments) throws Refusal {
        if (function instanceof ASTIdentifier identifier
                && tokens.leaf(identifier.getName()) instanceof Leaf.Name name) {
            return Functions.call(name, children(arguments));
        }
        throw Refusal.syntax("only functions take arguments in parentheses", null);
    }

    private static void checkParentheses(JexlNode node) throws Refusal {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            if (!SELF_CONTAINED.contains(node.jjtGetChild(i).getClass())) {
                throw Refusal.syntax(
                        "?? beside another operator can be read in two ways",
                        "put it in parentheses: (discount ?? 0) * price");
            }
        }
    }
}
