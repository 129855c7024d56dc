package dev.fluxo.engine.internal.transform.expression;

import java.util.List;
import java.util.Map;
import org.apache.commons.jexl3.parser.ASTAddNode;
import org.apache.commons.jexl3.parser.ASTAndNode;
import org.apache.commons.jexl3.parser.ASTDivNode;
import org.apache.commons.jexl3.parser.ASTEQNode;
import org.apache.commons.jexl3.parser.ASTERNode;
import org.apache.commons.jexl3.parser.ASTEWNode;
import org.apache.commons.jexl3.parser.ASTFalseNode;
import org.apache.commons.jexl3.parser.ASTGENode;
import org.apache.commons.jexl3.parser.ASTGTNode;
import org.apache.commons.jexl3.parser.ASTLENode;
import org.apache.commons.jexl3.parser.ASTLTNode;
import org.apache.commons.jexl3.parser.ASTModNode;
import org.apache.commons.jexl3.parser.ASTMulNode;
import org.apache.commons.jexl3.parser.ASTNENode;
import org.apache.commons.jexl3.parser.ASTNEWNode;
import org.apache.commons.jexl3.parser.ASTNRNode;
import org.apache.commons.jexl3.parser.ASTNSWNode;
import org.apache.commons.jexl3.parser.ASTNotNode;
import org.apache.commons.jexl3.parser.ASTNullLiteral;
import org.apache.commons.jexl3.parser.ASTNullpNode;
import org.apache.commons.jexl3.parser.ASTOrNode;
import org.apache.commons.jexl3.parser.ASTReferenceExpression;
import org.apache.commons.jexl3.parser.ASTSWNode;
import org.apache.commons.jexl3.parser.ASTSubNode;
import org.apache.commons.jexl3.parser.ASTTernaryNode;
import org.apache.commons.jexl3.parser.ASTTrueNode;
import org.apache.commons.jexl3.parser.ASTUnaryMinusNode;
import org.apache.commons.jexl3.parser.ASTUnaryPlusNode;
import org.apache.commons.jexl3.parser.JexlNode;
import org.jspecify.annotations.Nullable;

/** The operators of expressions. A kind of node that is not in the table does not exist for an expression. */
final class Operators {
    /** Makes a function of the operands' functions. */
    interface Operator {
        Expression of(List<Expression> operands) throws Refusal;
    }

    private static final Map<Class<? extends JexlNode>, Operator> ALL = Map.ofEntries(
            Map.entry(ASTReferenceExpression.class, operands -> operands.get(0)),
            Map.entry(ASTTrueNode.class, operands -> new Constant(true)),
            Map.entry(ASTFalseNode.class, operands -> new Constant(false)),
            Map.entry(ASTNullLiteral.class, operands -> Constant.NULL),
            Map.entry(ASTTernaryNode.class, Operators::choice),
            Map.entry(ASTNullpNode.class, Logic::coalesce),
            Map.entry(ASTOrNode.class, Logic::or),
            Map.entry(ASTAndNode.class, Logic::and),
            Map.entry(ASTNotNode.class, unary(Logic::not)),
            Map.entry(ASTUnaryMinusNode.class, unary(Arithmetic::negate)),
            Map.entry(ASTUnaryPlusNode.class, unary(Arithmetic::plus)),
            Map.entry(ASTAddNode.class, binary(Arithmetic::add)),
            Map.entry(ASTSubNode.class, binary(Arithmetic::subtract)),
            Map.entry(ASTMulNode.class, binary(Arithmetic::multiply)),
            Map.entry(ASTDivNode.class, binary(Arithmetic::divide)),
            Map.entry(ASTModNode.class, binary(Arithmetic::remainder)),
            Map.entry(ASTEQNode.class, Operators::equal),
            Map.entry(ASTNENode.class, not(Operators::equal)),
            Map.entry(ASTLTNode.class, binary((a, b) -> Comparison.compare(a, b) < 0)),
            Map.entry(ASTLENode.class, binary((a, b) -> Comparison.compare(a, b) <= 0)),
            Map.entry(ASTGTNode.class, binary((a, b) -> Comparison.compare(a, b) > 0)),
            Map.entry(ASTGENode.class, binary((a, b) -> Comparison.compare(a, b) >= 0)),
            Map.entry(ASTERNode.class, Operators::matches),
            Map.entry(ASTNRNode.class, not(Operators::matches)),
            Map.entry(ASTSWNode.class, binary(Matching::startsWith)),
            Map.entry(ASTNSWNode.class, not(binary(Matching::startsWith))),
            Map.entry(ASTEWNode.class, binary(Matching::endsWith)),
            Map.entry(ASTNEWNode.class, not(binary(Matching::endsWith))));

    private Operators() {}

    /** Null where expressions do not have it. */
    static @Nullable Operator of(JexlNode node) {
        return ALL.get(node.getClass());
    }

    /** Compared with {@code null} itself it tells whether a value is NULL; else a NULL leaves it unknown. */
    private static Expression equal(List<Expression> operands) throws Refusal {
        Expression a = operands.get(0);
        Expression b = operands.get(1);
        if (Constant.NULL.equals(a) || Constant.NULL.equals(b)) {
            return Logic.isNull(Constant.NULL.equals(b) ? a : b);
        }
        return Strict.binary((left, right) -> Comparison.compare(left, right) == 0, a, b);
    }

    private static Expression matches(List<Expression> operands) throws Refusal {
        return Matching.matches(operands.get(0), operands.get(1));
    }

    private static Expression choice(List<Expression> operands) throws Refusal {
        if (operands.size() != 3) {
            throw Refusal.syntax("?: is not complete", "write condition ? a : b");
        }
        return Logic.choice(operands.get(0), operands.get(1), operands.get(2));
    }

    private static Operator unary(Strict.Unary function) {
        return operands -> Strict.unary(function, operands.get(0));
    }

    private static Operator binary(Strict.Binary function) {
        return operands -> Strict.binary(function, operands.get(0), operands.get(1));
    }

    private static Operator not(Operator operator) {
        return operands -> Strict.unary(Logic::not, operator.of(operands));
    }
}
