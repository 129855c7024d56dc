package dev.fluxo.engine.draft;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Draft;
import dev.fluxo.engine.model.Table;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.source.PaddedTexts;
import dev.fluxo.engine.spec.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts the spec of a table. Start reading at {@link #draft}. */
public final class Drafter {
    private static final Pattern LOADED_AT = Pattern.compile(".*(loaded_?at|load_?(date|time|ts)|dt_?carga|etl_).*");
    private static final String NEW_LOADED_AT = "dw_loaded_at";

    private final Database source;
    private final Database target;

    public Drafter(Database source, Database target) {
        this.source = source;
        this.target = target;
    }

    /**
     * @param from the table to read
     * @param into the table to write; null: one of the same name
     * @throws FluxoException if there is no table to read
     */
    public Draft draft(TableName from, @Nullable TableName into) {
        Table table = source.catalog().table(from);
        if (table == null) {
            throw FluxoException.of(
                    Code.SOURCE_TABLE_MISSING,
                    "connection '" + source.name() + "' has no table '" + from + "'",
                    "check the schema and the name, and that the login may see it");
        }
        TableName wanted = into == null ? new TableName(null, from.name()) : into;
        Table found = target.catalog().table(wanted);
        List<String> keys = keys(table);
        Mapping mapping = new Mapping(table, found, PaddedTexts.of(table, source));
        String entity = entity(wanted.name());
        String loadedAt = found == null ? NEW_LOADED_AT : loadedAt(found, table, mapping);
        String yaml = yaml(entity, from, wanted, table, keys, mapping, loadedAt);
        String ddl = found == null ? Ddl.of(wanted, table, keys, NEW_LOADED_AT, target.dialect()) : null;
        return new Draft(entity, entity + ".yaml", yaml, ddl);
    }

    /** Of the shortest unique key; else the first column, which the draft doubts. */
    private static List<String> keys(Table table) {
        return table.uniqueKeys().stream()
                .min(Comparator.comparingInt((List<String> key) -> key.size()))
                .orElseGet(() -> List.of(table.columns().get(0).name()));
    }

    private static @Nullable String loadedAt(Table target, Table source, Mapping mapping) {
        Set<String> mapped = new HashSet<>();
        source.columns().forEach(column -> mapped.add(String.valueOf(mapping.targetOf(column))));
        return target.columns().stream()
                .filter(column -> column.type().kind().isTemporal() && !column.generated())
                .map(Column::name)
                .filter(name -> !mapped.contains(name))
                .filter(name -> LOADED_AT.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .findFirst()
                .orElse(null);
    }

    private static String entity(String table) {
        String name = table.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return name.matches("[a-z].*") ? name : "t_" + name;
    }

    private String yaml(
            String entity,
            TableName from,
            TableName into,
            Table table,
            List<String> keys,
            Mapping mapping,
            @Nullable String loadedAt) {
        List<String> lines = new ArrayList<>();
        lines.add("# yaml-language-server: $schema=./.schema/entity.schema.json");
        lines.add(YamlText.comment("A draft of mvn etl:new from " + from + ". Read it, correct what it doubts, then:"));
        lines.add(YamlText.comment("mvn etl:validate -Detl.online && mvn etl:preview -Detl.entities=" + entity));
        lines.add("entity: " + entity);
        lines.add("source:");
        lines.add("  connection: " + YamlText.name(source.name()));
        lines.add("  table: " + quoted(from));
        WatermarkGuess watermark = WatermarkGuess.of(table, table.uniqueKeys().isEmpty() ? List.of() : keys);
        if (!watermark.columns().isEmpty()) {
            lines.add("watermark:");
            watermark.words().forEach(words -> lines.add("  " + YamlText.comment(words)));
            lines.add("  columns: " + YamlText.list(watermark.columns()));
        } else {
            watermark.words().forEach(words -> lines.add(YamlText.comment(words)));
        }
        lines.add("columns:                           # target column: source column, or a mapping");
        mapping.lines().forEach(line -> lines.add("  " + line));
        lines.add("target:");
        lines.add("  connection: " + YamlText.name(target.name()));
        lines.add("  table: " + quoted(into));
        if (table.uniqueKeys().isEmpty()) {
            lines.add("  " + YamlText.comment("DOUBT: the source has no unique key. What identifies a row?"));
        }
        lines.add("  keys: " + YamlText.list(targets(table, keys, mapping)));
        if (loadedAt != null) {
            lines.add("  loaded_at: " + YamlText.name(loadedAt)
                    + "       # set when a row is inserted or really changes");
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> targets(Table table, List<String> keys, Mapping mapping) {
        return keys.stream()
                .map(key -> table.columns().stream()
                        .filter(column -> column.name().equals(key))
                        .map(mapping::targetOf)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .findFirst()
                        .orElse(key))
                .toList();
    }

    /** As a spec takes it: in quotes where a name holds a dot or a sign. */
    private static String quoted(TableName table) {
        String name = part(table.name());
        return scalar(table.schema() == null ? name : part(table.schema()) + "." + name);
    }

    private static String part(String name) {
        return name.matches("[\\p{L}\\p{N}_$#-]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String scalar(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_.]*") ? text : "'" + text.replace("'", "''") + "'";
    }
}
