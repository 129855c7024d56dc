/**
 * Has the executors of Spark 4 move rows: each piece is a task, and its answer the task's result. Rows never pass through Spark. Knows of the
 * engine no more than {@code spi.Workers}.
 */
@NullMarked
package dev.fluxo.spark;

import org.jspecify.annotations.NullMarked;
