package dev.fluxo.engine.dialect;

import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TableName;
import java.sql.SQLException;

/** What differs between databases. Stateless and thread-safe. */
public interface Dialect {
    /** {@code h2}: also the folder below {@code sql/control}. */
    String name();

    /** The identifier in quotes, exactly as the catalog has it. */
    String quote(String identifier);

    /** The table's full name, each part in quotes. */
    default String quote(TableName table) {
        String name = quote(table.name());
        return table.schema() == null ? name : quote(table.schema()) + "." + name;
    }

    /** The type of a column, from what JDBC says of it. */
    DataType dataType(int jdbcType, String typeName, int precision, int scale);

    Failure classify(SQLException failure);

    UrlRules urls();

    SourceSql source();

    TargetSql target();

    LockSql locks();
}
