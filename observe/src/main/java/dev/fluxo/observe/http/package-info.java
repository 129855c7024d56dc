/** Texts to a server, which may refuse, hang and lie. */
@NullMarked
package dev.fluxo.observe.http;

import org.jspecify.annotations.NullMarked;
