package dev.fluxo.engine.internal.transform.expression;

/** A name or a literal of an expression, read by us and not by JEXL. */
sealed interface Leaf {
    /** 0-based index in the expression. */
    int at();

    /** A column's name, or a function's where an argument list follows. */
    record Name(int at, String name) implements Leaf {}

    /** A column's name in backticks: never a function's. */
    record QuotedName(int at, String name) implements Leaf {}

    /** @param value Long, BigDecimal or String */
    record Value(int at, Object value) implements Leaf {}
}
