package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that ask whether a target is as its spec expects it: each reads once what it asks of, and says so in one row. */
public interface CheckSql {
    /**
     * Rows of a target.
     *
     * @param where a condition of the analyst's own, over the names of the target's columns; null: all rows
     */
    record Asked(StageTransfer target, @Nullable String where) {}

    /** One column: how many rows there are. */
    Sql rows(Asked of);

    /** As many columns as these: how many rows have NULL there. */
    Sql nulls(Asked of, List<Column> columns);

    /** Two columns: how many values of these columns together come more than once, and in how many rows. A value with NULL in it is none. */
    Sql repeated(Asked of, List<Column> columns);

    /**
     * One column: how many rows have another value there than these. NULL is none.
     *
     * @param values of the column's own class, at least one
     */
    Sql others(Asked of, Column column, List<Object> values);

    /** One column: how many rows have a value there that no row of the other table has. NULL is none. */
    Sql dangling(Asked of, Column column, TableName other, Column referred);

    /** The target's name as statements have it. */
    String name(StageTransfer target);
}
