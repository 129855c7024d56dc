/** Messages to people. */
@NullMarked
package dev.fluxo.observe.notify;

import org.jspecify.annotations.NullMarked;
