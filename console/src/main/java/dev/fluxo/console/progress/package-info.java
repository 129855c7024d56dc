/** Shows how far a run is, while it runs. */
@NullMarked
package dev.fluxo.console.progress;

import org.jspecify.annotations.NullMarked;
