/** What runs and entities measure, and where it goes. */
@NullMarked
package dev.fluxo.observe.metrics;

import org.jspecify.annotations.NullMarked;
