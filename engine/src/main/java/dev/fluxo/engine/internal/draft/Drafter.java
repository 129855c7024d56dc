package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.source.Sample;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Draft;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts the spec of a table. Start reading at {@link #draft}. */
public final class Drafter {
    private static final Pattern LOADED_AT = Pattern.compile(".*(loaded_?at|load_?(date|time|ts)|dt_?carga|etl_).*");
    private static final String NEW_LOADED_AT = "dw_loaded_at";
    private static final String OTHER_LOADED_AT = "loaded_at";
    private static final int LONGEST_ENTITY = 50;

    private final Database source;
    private final Database target;
    private final Map<Stamp.Kind, String> ofAll;
    private final Wording wording;

    /**
     * @param ofAll what the project's defaults call the columns that the engine sets, where they name any
     * @param wording of the draft's comments
     */
    public Drafter(Database source, Database target, Map<Stamp.Kind, String> ofAll, Wording wording) {
        this.source = source;
        this.target = target;
        this.ofAll = ofAll;
        this.wording = wording;
    }

    /**
     * @param from the table to read
     * @param into the table to write
     * @param keeps what is to become of the rows
     * @throws FluxoException if there is no table to read, or if it is the one to write
     */
    public Draft draft(TableName from, TableName into, Draft.Keeps keeps) {
        Table table = source.catalog().table(from);
        if (table == null) {
            throw FluxoException.of(
                    Code.SOURCE_TABLE_MISSING,
                    "connection '" + source.name() + "' has no table '" + from + "'",
                    "check the schema and the name, and that the login may see it");
        }
        Table found = target.catalog().table(into);
        if (found != null && source == target && found.name().equals(table.name())) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "'" + from + "' would be read and written",
                    Advice.of(
                            "name the table to write: ",
                            Option.of("target", "dim.DIM_CLIENTE"),
                            ", or connection:table"));
        }
        Sample sample = Sample.of(table, source);
        Mapping mapping = Mapping.of(table, found, target.dialect().ddl().longestName());
        KeyGuess key = KeyGuess.of(table, sample, columns -> found == null || holdsKey(found, mapping, columns));
        mapping.complete(key.columns());
        Map<Stamp.Kind, String> stamps = stamps(found, mapping);
        WatermarkGuess watermark = WatermarkGuess.of(table, key.unique() ? key.columns() : List.of(), sample);
        HistoryDraft history = keeps == Draft.Keeps.TYPE2
                ? HistoryDraft.of(table, into, found, mapping, watermark, stamps.values())
                : null;
        String entity = entity(into.name());
        String yaml = SpecText.of(
                new SpecText.Parts(
                        entity,
                        source.name(),
                        from,
                        table,
                        target.name(),
                        into,
                        mapping,
                        sample,
                        key,
                        keeps == Draft.Keeps.REPLACE ? null : watermark,
                        stamps,
                        history),
                wording);
        return new Draft(
                entity, entity + ".yaml", yaml, found == null, ddl(table, into, found, mapping, key, stamps, history));
    }

    /** Best is a key that is unique in the target too. */
    private static boolean holdsKey(Table found, Mapping mapping, List<String> columns) {
        return mapping.holds(columns)
                && found.uniqueKeys().stream()
                        .anyMatch(unique -> mapping.targetsOf(columns).containsAll(unique));
    }

    private @Nullable String ddl(
            Table table,
            TableName into,
            @Nullable Table found,
            Mapping mapping,
            KeyGuess key,
            Map<Stamp.Kind, String> stamps,
            @Nullable HistoryDraft history) {
        List<String> statements = found == null
                ? create(table, into, mapping, key, stamps, history)
                : alter(found, mapping, key, stamps, history);
        return statements.isEmpty() ? null : String.join("\n", statements);
    }

    private List<String> create(
            Table table,
            TableName into,
            Mapping mapping,
            KeyGuess key,
            Map<Stamp.Kind, String> stamps,
            @Nullable HistoryDraft history) {
        Ddl ddl = new Ddl(target);
        String schema = into.schema() == null ? null : target.catalog().schema(into.schema());
        List<NewColumn> columns = new ArrayList<>();
        if (history != null) {
            columns.add(history.surrogate(target.dialect().ddl()));
        }
        for (Column column : table.columns()) {
            boolean ofKey = key.columns().contains(column.name());
            columns.add(new NewColumn(
                    Objects.requireNonNull(mapping.targetOf(column)),
                    ofKey
                            ? target.dialect().ddl().declareKey(column.type())
                            : target.dialect().ddl().declare(column.type()),
                    ofKey || !column.nullable()));
        }
        if (history != null) {
            columns.addAll(history.columns(target.dialect().ddl(), true));
        }
        stamps.forEach((kind, name) -> columns.add(made(kind, name)));
        List<String> statements = new ArrayList<>();
        if (into.schema() != null && schema == null) {
            statements.add(ddl.createSchema(into.schema()));
        }
        List<String> keys = mapping.targetsOf(key.columns());
        statements.add(
                history == null
                        ? ddl.create(into, schema, columns, keys, List.of())
                        : ddl.create(
                                into, schema, columns, List.of(columns.get(0).name()), history.unique(keys)));
        return statements;
    }

    private List<String> alter(
            Table found,
            Mapping mapping,
            KeyGuess key,
            Map<Stamp.Kind, String> stamps,
            @Nullable HistoryDraft history) {
        Ddl ddl = new Ddl(target);
        List<String> statements = new ArrayList<>();
        for (Column column : mapping.added()) {
            String type = target.dialect().ddl().declareKey(column.type());
            statements.add(
                    ddl.add(found, new NewColumn(Objects.requireNonNull(mapping.targetOf(column)), type, false)));
        }
        List<String> keys = mapping.targetsOf(key.columns());
        if (history != null) {
            history.columns(target.dialect().ddl(), false).stream()
                    .filter(column -> !has(found, column.name()))
                    .forEach(column -> statements.add(ddl.add(found, column)));
            if (found.uniqueKeys().stream()
                    .noneMatch(unique -> history.unique(keys).equals(unique))) {
                statements.add(ddl.uniqueIndex(found, history.unique(keys)));
            }
        } else if (!mapping.added().isEmpty()) {
            statements.add(ddl.uniqueIndex(found, keys));
        }
        stamps.forEach((kind, name) -> {
            if (!has(found, name)) {
                statements.add(ddl.add(found, made(kind, name)));
            }
        });
        return statements;
    }

    private static boolean has(Table table, String column) {
        return table.columns().stream().anyMatch(found -> found.name().equals(column));
    }

    private NewColumn made(Stamp.Kind kind, String name) {
        return new NewColumn(name, target.dialect().ddl().declare(kind.type()), false);
    }

    /** When a row was loaded is drafted always, the others where the project's defaults want them of every table. */
    private Map<Stamp.Kind, String> stamps(@Nullable Table found, Mapping mapping) {
        Map<Stamp.Kind, String> stamps = new EnumMap<>(Stamp.Kind.class);
        String loadedAt = loadedAt(found, mapping);
        if (loadedAt != null) {
            stamps.put(Stamp.Kind.LOADED_AT, loadedAt);
        }
        ofAll.forEach((kind, wanted) -> {
            if (kind != Stamp.Kind.LOADED_AT) {
                stamps.put(kind, there(found, mapping, kind, wanted));
            }
        });
        return stamps;
    }

    private static String there(@Nullable Table found, Mapping mapping, Stamp.Kind kind, String wanted) {
        List<Column> columns = found == null ? List.of() : found.columns();
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(wanted) && kind.fits(column.type()))
                .map(Column::name)
                .filter(name -> !mapping.isMapped(name))
                .findFirst()
                .orElseGet(() -> mapping.free(wanted, kind.key()));
    }

    /** Of a target that is there only what it has, unless the project's defaults want one of every table. */
    private @Nullable String loadedAt(@Nullable Table found, Mapping mapping) {
        String wanted = ofAll.getOrDefault(Stamp.Kind.LOADED_AT, NEW_LOADED_AT);
        if (found == null) {
            return mapping.free(wanted, OTHER_LOADED_AT);
        }
        List<String> fitting = found.columns().stream()
                .filter(column -> column.type().kind().isTemporal() && !column.generated())
                .map(Column::name)
                .filter(name -> !mapping.isMapped(name))
                .filter(name -> name.equalsIgnoreCase(wanted)
                        || LOADED_AT.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .toList();
        return fitting.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .orElse(ofAll.containsKey(Stamp.Kind.LOADED_AT) ? mapping.free(wanted, OTHER_LOADED_AT) : null);
    }

    /** In the letters that the name of an entity takes. */
    private static String entity(String table) {
        String plain = Normalizer.normalize(table, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "_");
        String name = plain.matches("[a-z].*") ? plain : "t_" + plain;
        return NewNames.cut(name, LONGEST_ENTITY);
    }
}
