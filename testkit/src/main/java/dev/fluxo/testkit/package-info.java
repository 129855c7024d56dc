/**
 * Tests from the outside: specs, two H2 databases, a run, questions by SQL. They see only {@link dev.fluxo.engine.Engine}, its results and
 * the tables. Read {@link dev.fluxo.testkit.Workshop} first.
 */
package dev.fluxo.testkit;
