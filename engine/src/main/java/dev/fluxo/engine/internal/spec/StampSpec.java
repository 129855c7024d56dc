package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Stamp;

/** A target column that the engine is to set. */
public record StampSpec(Stamp.Kind kind, Located<String> column) {}
