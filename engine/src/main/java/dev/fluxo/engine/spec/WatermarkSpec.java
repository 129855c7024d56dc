package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Clock;
import dev.fluxo.engine.model.Fence;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.OnNull;
import java.time.Duration;
import java.util.List;

/** What marks a row as new. {@code columns} are names of source columns, never empty, ascending. */
public record WatermarkSpec(List<Located<String>> columns, Clock clock, Fence fence, Duration lag, OnNull onNull) {}
