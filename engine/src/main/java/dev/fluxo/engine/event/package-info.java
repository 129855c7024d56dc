/** What listeners hear of a run while it goes on: records. */
@NullMarked
package dev.fluxo.engine.event;

import org.jspecify.annotations.NullMarked;
