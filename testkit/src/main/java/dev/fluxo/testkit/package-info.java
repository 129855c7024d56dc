/**
 * What every database has to show, from the outside: specs, two databases, a run, questions by SQL. The tests see only
 * {@link dev.fluxo.engine.Engine}, its results and the tables. A database's own tests name a {@link dev.fluxo.testkit.Backend}. Read
 * {@link dev.fluxo.testkit.Workshop} first.
 */
package dev.fluxo.testkit;
