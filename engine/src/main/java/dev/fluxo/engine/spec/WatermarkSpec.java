package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Clock;
import dev.fluxo.engine.model.Fence;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.OnNull;
import java.time.Duration;
import java.util.List;

/**
 * What marks a row as new.
 *
 * @param columns names of source columns, never empty, ascending
 * @param lag how far to stay behind the fence
 * @param lookback how far behind the watermark rows are read again
 */
public record WatermarkSpec(
        List<Located<String>> columns, Clock clock, Fence fence, Duration lag, Duration lookback, OnNull onNull) {}
