package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.jexl3.parser.ASTArguments;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.JexlNode;
import org.jspecify.annotations.Nullable;

/** Finds out what an expression may give, from the types of its columns; notes what fails on every row. */
final class TypeWalk {
    private final Tokens tokens;
    private final Located<String> text;
    private final Names names;
    private final @Nullable List<DataType> types;
    private final List<Mismatch> found = new ArrayList<>();

    /** @param types of the columns, in the order of the names; null: not known */
    TypeWalk(Tokens tokens, Located<String> text, Names names, @Nullable List<DataType> types) {
        this.tokens = tokens;
        this.text = text;
        this.names = names;
        this.types = types;
    }

    /** In the order in which they are written. */
    List<Mismatch> found() {
        return found;
    }

    /** @param node of an expression that compiles */
    Possible of(JexlNode node) {
        try {
            if (node instanceof ASTIdentifier identifier) {
                return leaf(tokens.leaf(identifier.getName()));
            }
            if (node instanceof ASTFunctionNode && node.jjtGetChild(1) instanceof ASTArguments arguments) {
                return call(node.jjtGetChild(0), arguments);
            }
            return OperatorTypes.of(node, operands(node));
        } catch (Mismatch mismatch) {
            found.add(mismatch);
            return Possible.UNKNOWN;
        }
    }

    private Possible leaf(Leaf leaf) {
        if (leaf instanceof Leaf.Value literal) {
            return Possible.literal(literal.value());
        }
        String name = leaf instanceof Leaf.Name plain ? plain.name() : ((Leaf.QuotedName) leaf).name();
        return types == null
                ? Possible.UNKNOWN
                : Possible.of(types.get(names.find(name, text.at(), Code.EXPRESSION_UNKNOWN_NAME, new Problems())));
    }

    private Possible call(JexlNode function, ASTArguments arguments) throws Mismatch {
        FunctionType type = function instanceof ASTIdentifier identifier
                        && tokens.leaf(identifier.getName()) instanceof Leaf.Name name
                ? Functions.find(name.name())
                : null;
        return type == null ? Possible.UNKNOWN : type.typing().of(type.name(), operands(arguments));
    }

    private List<Operand> operands(JexlNode node) {
        List<Operand> operands = new ArrayList<>(node.jjtGetNumChildren());
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            JexlNode child = node.jjtGetChild(i);
            operands.add(new Operand(written(child), of(child)));
        }
        return operands;
    }

    private String written(JexlNode node) {
        String written = Span.text(node, tokens, text.value());
        return written == null ? "it" : written;
    }
}
