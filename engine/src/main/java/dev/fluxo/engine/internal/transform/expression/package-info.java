/**
 * Expressions: parsed by JEXL, then translated, node by node, into functions of a row. JEXL evaluates nothing, so nothing of Java can be reached.
 */
@NullMarked
package dev.fluxo.engine.internal.transform.expression;

import org.jspecify.annotations.NullMarked;
