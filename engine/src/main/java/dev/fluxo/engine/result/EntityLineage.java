package dev.fluxo.engine.result;

import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of an entity's target come from, as its plan has it.
 *
 * @param description what the spec says of it; null: nothing
 * @param tags of the spec
 * @param reads the tables of the source that are read, as far as the query's text tells; then the dimensions of the target's database that
 *     columns are looked up in
 * @param query what is read; null where a table is named
 * @param writes the target
 * @param columns those of the target that are filled, in order
 */
public record EntityLineage(
        @Nullable String description,
        List<String> tags,
        List<Table> reads,
        @Nullable String query,
        Table writes,
        List<Column> columns) {
    public EntityLineage {
        tags = List.copyOf(tags);
        reads = List.copyOf(reads);
        columns = List.copyOf(columns);
    }

    /**
     * A table of a connection.
     *
     * @param connection its name in project.yaml
     * @param url its JDBC URL, without a secret
     * @param name as the spec or the catalog has it
     * @param fields what is known of its columns; empty: nothing
     */
    public record Table(String connection, String url, TableName name, List<Field> fields) {
        public Table {
            fields = List.copyOf(fields);
        }
    }

    /** A column, and its type as the database calls it. */
    public record Field(String name, String type) {}

    /**
     * How a target column is filled.
     *
     * @param from the columns that its value is made of; empty where nobody can tell, or where it is a constant
     * @param steps what happens on the way, in order, in words: an expression, transforms
     */
    public record Column(String name, List<From> from, List<String> steps) {
        public Column {
            from = List.copyOf(from);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A column that another is made of.
     *
     * @param table one of {@link EntityLineage#reads}; null where the query's text does not tell of which table it is
     * @param column of that table; where there is no table, of the query's result
     */
    public record From(@Nullable Table table, String column, How how) {}

    /** What a column has to do with another. */
    public enum How {
        /** Its value, as it is. */
        COPIED,
        /** Its value is computed of it. */
        COMPUTED,
        /** It finds the row from which the value is. */
        LOOKED_UP_BY
    }
}
