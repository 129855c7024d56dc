package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.OnDelete;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows that are gone.
 *
 * @param what null: as the strategy has it
 */
public record OnDeleteSpec(@Nullable Located<OnDelete> what, DeleteLimit most) {}
