package dev.fluxo.engine.spec;

import dev.fluxo.engine.dialect.Strategy;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows go. {@code keys} are target columns, never empty. */
public record TargetSpec(
        Located<String> connection,
        Located<TableName> table,
        List<Located<String>> keys,
        Strategy strategy,
        @Nullable Located<String> loadedAt) {}
