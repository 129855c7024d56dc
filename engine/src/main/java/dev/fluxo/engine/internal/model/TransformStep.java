package dev.fluxo.engine.internal.model;

import dev.fluxo.engine.problem.Location;
import java.io.Serializable;

/**
 * One entry of a {@code transform} list as the analyst wrote it, not yet understood.
 *
 * @param yaml a String ({@code trim}, {@code left(10)}), or a Map from String to scalars, Lists and Maps
 *     ({@code {left: 10}}, {@code {map: {A: Ativo}, default: "?"}}); scalars are String, Long, BigDecimal, Boolean or null
 */
public record TransformStep(Object yaml, Location at) implements Serializable {}
