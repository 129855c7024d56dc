package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.Strategy;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.model.WriteMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows go. {@code keys} are target columns, never empty. */
public record TargetSpec(
        Located<String> connection,
        Located<TableName> table,
        List<Located<String>> keys,
        Strategy strategy,
        WriteMode write,
        @Nullable Located<String> loadedAt) {}
