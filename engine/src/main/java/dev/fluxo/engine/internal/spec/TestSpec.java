package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An example of an entity's mapping: source rows in, target rows out, no database.
 *
 * @param given source rows; unquoted dates and timestamps are {@code java.time} values
 * @param expect target rows, of which the named columns are compared
 * @param rejects the column that rejects each row which has no counterpart in {@code expect}, in order
 */
public record TestSpec(
        Located<String> name,
        List<Map<String, @Nullable Object>> given,
        List<Map<String, @Nullable Object>> expect,
        List<String> rejects) {}
