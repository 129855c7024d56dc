package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows go. {@code keys} are target columns, never empty. */
public record TargetSpec(
        Located<String> connection,
        Located<TableName> table,
        List<Located<String>> keys,
        Strategy strategy,
        @Nullable Located<String> loadedAt) {}
