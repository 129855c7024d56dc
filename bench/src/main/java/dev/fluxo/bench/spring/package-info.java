/**
 * What a Java developer would write: a chunk-oriented step of Spring Batch.
 */
@NullMarked
package dev.fluxo.bench.spring;

import org.jspecify.annotations.NullMarked;
