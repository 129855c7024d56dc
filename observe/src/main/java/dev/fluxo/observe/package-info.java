/** Who hears of runs without a library of anybody's: metrics as a text file or by OTLP, notifications by a webhook. */
@NullMarked
package dev.fluxo.observe;

import org.jspecify.annotations.NullMarked;
