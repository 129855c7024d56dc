/**
 * What named transforms and expressions do alike: reading texts as values, the text of a value, exact numbers, bounded regular expressions.
 */
@NullMarked
package dev.fluxo.engine.internal.transform.value;

import org.jspecify.annotations.NullMarked;
