package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.problem.Location;

/**
 * Something that has to hold of a target after a load, checked against the catalog.
 *
 * @param at where the spec says it
 * @param title as the books name it
 * @param warns it does not fail the entity
 */
public record ExpectationPlan(Location at, String title, boolean warns, Expected expected) {}
