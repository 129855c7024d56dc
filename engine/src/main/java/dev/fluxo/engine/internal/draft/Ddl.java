package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that make a target table, or add what it lacks: to read and to run by hand. */
final class Ddl {
    private static final DataType MOMENT = DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(6)", 6);
    private static final String NAME_OF_KEY = "_pk";

    private final DdlSql ddl;
    private final SqlNames names;

    Ddl(Database target) {
        this.ddl = target.dialect().ddl();
        this.names = new SqlNames(target);
    }

    /**
     * @param schema as the catalog has it; null: there is none of that name, and it is made too
     * @param keys of the source
     */
    String create(
            TableName target,
            @Nullable String schema,
            Table source,
            Mapping mapping,
            List<String> keys,
            String loadedAt) {
        List<String> lines = new ArrayList<>();
        for (Column column : source.columns()) {
            boolean key = keys.contains(column.name());
            lines.add(names.made(Objects.requireNonNull(mapping.targetOf(column))) + " "
                    + (key ? ddl.declareKey(column.type()) : ddl.declare(column.type()))
                    + (key || !column.nullable() ? " NOT NULL" : ""));
        }
        lines.add(names.made(loadedAt) + " " + ddl.declare(MOMENT));
        String constraint = NewNames.cut(target.name(), ddl.longestName() - NAME_OF_KEY.length()) + NAME_OF_KEY;
        lines.add("CONSTRAINT " + names.made(constraint) + " PRIMARY KEY (" + list(mapping.targetsOf(keys)) + ")");
        String statement = "CREATE TABLE " + table(target, schema) + " (\n  " + String.join(",\n  ", lines) + "\n);";
        return target.schema() == null || schema != null
                ? statement
                : ddl.createSchema(names.made(target.schema())) + "\n" + statement;
    }

    private String table(TableName target, @Nullable String schema) {
        String name = names.made(target.name());
        if (target.schema() == null) {
            return name;
        }
        boolean exactly = schema != null && !ddl.folded(target.schema()).equals(schema);
        return (exactly ? names.there(Objects.requireNonNull(schema)) : names.made(target.schema())) + "." + name;
    }

    /**
     * @param loadedAt null: there is one, or none is wanted
     * @return null where the target lacks nothing
     */
    @Nullable
    String alter(Table target, Mapping mapping, List<String> keys, @Nullable String loadedAt) {
        List<String> statements = new ArrayList<>();
        String table = names.there(target.name());
        for (Column column : mapping.added()) {
            String name = names.made(Objects.requireNonNull(mapping.targetOf(column)));
            statements.add(ddl.addColumn(table, name, ddl.declareKey(column.type())));
        }
        if (!mapping.added().isEmpty()) {
            String index = NewNames.cut(target.name().name(), ddl.longestName() - "_key".length()) + "_key";
            String schema = target.name().schema();
            statements.add(ddl.createUniqueIndex(
                    names.made(index),
                    schema == null ? null : names.there(schema),
                    names.there(target.name().name()),
                    mapping.targetsOf(keys).stream()
                            .map(name -> column(target, name))
                            .collect(Collectors.joining(", "))));
        }
        if (loadedAt != null) {
            statements.add(ddl.addColumn(table, names.made(loadedAt), ddl.declare(MOMENT)));
        }
        return statements.isEmpty() ? null : String.join("\n", statements);
    }

    private String column(Table target, String name) {
        boolean there =
                target.columns().stream().anyMatch(column -> column.name().equals(name));
        return there ? names.there(name) : names.made(name);
    }

    private String list(List<String> columns) {
        return columns.stream().map(names::made).collect(Collectors.joining(", "));
    }
}
