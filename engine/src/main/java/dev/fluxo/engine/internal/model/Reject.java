package dev.fluxo.engine.internal.model;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was set aside.
 *
 * @param rowKey {@code customer_id=42}
 * @param column the target column that refuses it; null where that is no single one
 * @param data the source row as text, by column
 */
public record Reject(
        String rowKey, @Nullable String column, String code, String message, Map<String, @Nullable String> data)
        implements Serializable {}
