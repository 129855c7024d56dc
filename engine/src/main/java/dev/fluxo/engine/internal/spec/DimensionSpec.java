package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a column is looked up in a dimension.
 *
 * @param entity whose target the dimension is; null where a table is named
 * @param table null where an entity is named
 * @param on never empty
 * @param get the column of the dimension that is taken; null: the one of the target column's name
 * @param asOf the source column that says of when the version is to be; null: the current one
 * @param period of a table that has versions; null: it has none, or the entity says it
 * @param missing null: as the entity's on_error says
 * @param dimension the target of the entity that is named; null: a table is named, or that entity cannot be read
 */
public record DimensionSpec(
        @Nullable Located<String> entity,
        @Nullable Located<TableName> table,
        List<On> on,
        @Nullable Located<String> get,
        @Nullable Located<String> asOf,
        @Nullable PeriodSpec period,
        @Nullable Missing missing,
        @Nullable Dimension dimension) {
    public DimensionSpec {
        on = List.copyOf(on);
    }

    /**
     * @param column of the dimension
     * @param from the source column
     */
    public record On(Located<String> column, Located<String> from) {}

    /** The name of the dimension as it is written, with its place. */
    public Located<String> named() {
        if (entity != null) {
            return entity;
        }
        Located<TableName> name = Objects.requireNonNull(table);
        return new Located<>(name.value().toString(), name.at());
    }

    /** The dimension's table; null where the entity that is named cannot be read. */
    public @Nullable TableName tableName() {
        return table != null ? table.value() : dimension == null ? null : dimension.table();
    }

    /** When a version is valid; null: the dimension has no versions. */
    public @Nullable PeriodSpec versions() {
        return dimension != null ? dimension.period() : period;
    }

    DimensionSpec in(Dimension found) {
        return new DimensionSpec(entity, table, on, get, asOf, period, missing, found);
    }
}
