package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that make a target table, or add what it lacks: one by one, to read and to run. */
final class Ddl {
    private static final String NAME_OF_KEY = "_pk";
    private static final String NAME_OF_INDEX = "_key";

    private final DdlSql ddl;
    private final SqlNames names;

    Ddl(Database target) {
        this.ddl = target.dialect().ddl();
        this.names = new SqlNames(target);
    }

    String createSchema(String schema) {
        return ddl.createSchema(names.made(schema));
    }

    /**
     * @param schema as the catalog has it; null: there is none of that name yet
     * @param keys of the columns; empty: none
     * @param unique those of the columns that no two rows have alike besides; empty: none
     */
    String create(
            TableName target,
            @Nullable String schema,
            List<NewColumn> columns,
            List<String> keys,
            List<String> unique) {
        List<String> lines = new ArrayList<>();
        for (NewColumn column : columns) {
            lines.add(names.made(column.name()) + " " + column.type() + (column.required() ? " NOT NULL" : ""));
        }
        constraint(target, NAME_OF_KEY, "PRIMARY KEY", keys, lines);
        constraint(target, NAME_OF_INDEX, "UNIQUE", unique, lines);
        return "CREATE TABLE " + table(target, schema) + " (\n  " + String.join(",\n  ", lines) + "\n);";
    }

    private void constraint(TableName target, String suffix, String words, List<String> columns, List<String> lines) {
        if (!columns.isEmpty()) {
            String name = NewNames.cut(target.name(), ddl.longestName() - suffix.length()) + suffix;
            lines.add("CONSTRAINT " + names.made(name) + " " + words + " ("
                    + columns.stream().map(names::made).collect(Collectors.joining(", ")) + ")");
        }
    }

    private String table(TableName target, @Nullable String schema) {
        String name = names.made(target.name());
        if (target.schema() == null) {
            return name;
        }
        boolean exactly = schema != null && !ddl.folded(target.schema()).equals(schema);
        return (exactly ? names.there(Objects.requireNonNull(schema)) : names.made(target.schema())) + "." + name;
    }

    /** For a table that is there: the column takes NULL, for rows may be there too. */
    String add(Table target, NewColumn column) {
        return ddl.addColumn(names.there(target.name()), names.made(column.name()), column.type());
    }

    /**
     * Of a column that is there.
     *
     * @return null where this database cannot
     */
    @Nullable
    String alter(Table target, String column, String type, boolean nullable) {
        return ddl.alterColumn(names.there(target.name()), names.there(column), type, nullable);
    }

    /** @param keys of the table, there or to be made before */
    String uniqueIndex(Table target, List<String> keys) {
        String index = NewNames.cut(target.name().name(), ddl.longestName() - NAME_OF_INDEX.length()) + NAME_OF_INDEX;
        String schema = target.name().schema();
        return ddl.createUniqueIndex(
                names.made(index),
                schema == null ? null : names.there(schema),
                names.there(target.name().name()),
                keys.stream().map(name -> column(target, name)).collect(Collectors.joining(", ")));
    }

    private String column(Table target, String name) {
        boolean there =
                target.columns().stream().anyMatch(column -> column.name().equals(name));
        return there ? names.there(name) : names.made(name);
    }
}
