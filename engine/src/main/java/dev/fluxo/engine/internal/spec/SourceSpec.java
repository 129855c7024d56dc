package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from: exactly one of {@code query} and {@code table} is present.
 *
 * @param split how they are read at once; null: one after the other
 * @param deletes how rows that are gone are found; null: nobody looks
 */
public record SourceSpec(
        Located<String> connection,
        @Nullable Located<String> query,
        @Nullable Located<TableName> table,
        @Nullable SplitSpec split,
        @Nullable DeletesSpec deletes) {}
