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

/** The types of {@link Operators}. */
final class OperatorTypes {
    /** @param name as messages say it */
    private record Entry(String name, Typing typing) {}

    private static final Map<Class<? extends JexlNode>, Entry> ALL = Map.ofEntries(
            entry(
                    ASTReferenceExpression.class,
                    "()",
                    (name, operands) -> operands.get(0).gives()),
            entry(ASTTrueNode.class, "true", LogicTypes::isNull),
            entry(ASTFalseNode.class, "false", LogicTypes::isNull),
            entry(ASTNullLiteral.class, "null", (name, operands) -> Possible.NOTHING),
            entry(ASTTernaryNode.class, "? :", LogicTypes::choice),
            entry(ASTNullpNode.class, "??", LogicTypes::union),
            entry(ASTOrNode.class, "||", LogicTypes::conditions),
            entry(ASTAndNode.class, "&&", LogicTypes::conditions),
            entry(ASTNotNode.class, "!", LogicTypes::conditions),
            entry(ASTUnaryMinusNode.class, "-", Typing.follows(0, ArithmeticTypes::negated, List.of(Typing.NUMBERS))),
            entry(ASTUnaryPlusNode.class, "+", Typing.follows(0, ArithmeticTypes::kept, List.of(Typing.NUMBERS))),
            entry(ASTAddNode.class, "+", ArithmeticTypes::add),
            entry(ASTSubNode.class, "-", ArithmeticTypes::calculate),
            entry(ASTMulNode.class, "*", ArithmeticTypes::calculate),
            entry(ASTDivNode.class, "/", ArithmeticTypes::divide),
            entry(ASTModNode.class, "%", ArithmeticTypes::remainder),
            entry(ASTEQNode.class, "==", ComparisonTypes::compare),
            entry(ASTNENode.class, "!=", ComparisonTypes::compare),
            entry(ASTLTNode.class, "<", ComparisonTypes::compare),
            entry(ASTLENode.class, "<=", ComparisonTypes::compare),
            entry(ASTGTNode.class, ">", ComparisonTypes::compare),
            entry(ASTGENode.class, ">=", ComparisonTypes::compare),
            entry(ASTERNode.class, "=~", OperatorTypes::matches),
            entry(ASTNRNode.class, "!~", OperatorTypes::matches),
            entry(ASTSWNode.class, "=^", OperatorTypes::matches),
            entry(ASTNSWNode.class, "!^", OperatorTypes::matches),
            entry(ASTEWNode.class, "=$", OperatorTypes::matches),
            entry(ASTNEWNode.class, "!$", OperatorTypes::matches));

    private OperatorTypes() {}

    /** @param node of a kind that {@link Operators} has */
    static Possible of(JexlNode node, List<Operand> operands) throws Mismatch {
        Entry entry = ALL.get(node.getClass());
        return entry == null ? Possible.UNKNOWN : entry.typing().of(entry.name(), operands);
    }

    private static Map.Entry<Class<? extends JexlNode>, Entry> entry(
            Class<? extends JexlNode> node, String name, Typing typing) {
        return Map.entry(node, new Entry(name, typing));
    }

    /** Everything is looked at as a text, but for what has none. */
    private static Possible matches(String operator, List<Operand> operands) throws Mismatch {
        for (Operand operand : operands) {
            if (!operand.gives().mayBe(Typing.TEXTS)) {
                String part = "(" + operands.get(0).text() + ") " + operator + " ("
                        + operands.get(1).text() + ")";
                throw new Mismatch(part, operand.described() + ", and " + operator + " takes texts", null);
            }
        }
        return Possible.isNothing(operands) ? Possible.NOTHING : Possible.of(Typing.CONDITION);
    }
}
