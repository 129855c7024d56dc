package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnNull;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.Fence;
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
