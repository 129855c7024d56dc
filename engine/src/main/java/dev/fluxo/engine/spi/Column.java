package dev.fluxo.engine.spi;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or of a query's result.
 *
 * @param name exactly as the catalog has it
 * @param nullable whether it takes NULL; of a query, whether it is known to hold some: false where that is not known
 * @param generated identity, computed or rowversion: the database writes it, nobody else
 * @param hasDefault the database fills it in when an INSERT leaves it out
 */
public record Column(String name, DataType type, boolean nullable, boolean generated, boolean hasDefault)
        implements Serializable {
    /** A column of a query's result. */
    public static Column ofQuery(String name, DataType type) {
        return new Column(name, type, false, false, false);
    }

    /** By hand, the name first: what a record has by itself is put together at its first call, and each start would wait for that. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Column column
                        && column.name.equals(name)
                        && column.type.equals(type)
                        && column.nullable == nullable
                        && column.generated == generated
                        && column.hasDefault == hasDefault);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
