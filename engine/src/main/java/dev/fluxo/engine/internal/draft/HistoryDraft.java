package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.spec.YamlText;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which a target keeps versions: those that it has, or others that are to be made.
 *
 * @param key the surrogate key of a table that is to be made
 * @param date the type of what dates a version
 * @param from what does; null: the first watermark column, as it is without a word
 * @param overwritten the copy of what dates a version, which differs in every state; null: none
 */
record HistoryDraft(
        String key,
        String validFrom,
        String validTo,
        String current,
        DataType date,
        @Nullable String from,
        @Nullable String overwritten) {
    private static final Pattern FROM = Pattern.compile(
            "(valid|valido|valida|effective|vigencia|dt_?vigencia)_?(from|de|inicio|start)|dbt_valid_from");
    private static final Pattern TO =
            Pattern.compile("(valid|valido|valida|effective|vigencia|dt_?vigencia)_?(to|ate|fim|end)|dbt_valid_to");
    private static final Pattern CURRENT = Pattern.compile("(is_?)?(current|atual)(_?flag)?|fl_?atual");
    private static final DataType FLAG = DataType.of(TypeKind.BOOLEAN, "BOOLEAN");

    /** @param stamps what the engine sets besides */
    static HistoryDraft of(
            Table source,
            TableName into,
            @Nullable Table found,
            Mapping mapping,
            WatermarkGuess watermark,
            Collection<String> stamps) {
        Column dating = watermark.columns().isEmpty()
                ? null
                : source.columns().stream()
                        .filter(column ->
                                column.name().equals(watermark.columns().get(0)))
                        .filter(column -> column.type().kind().isTemporal())
                        .findFirst()
                        .orElse(null);
        Predicate<Column> free =
                column -> !column.generated() && !mapping.isMapped(column.name()) && !stamps.contains(column.name());
        Predicate<Column> time = free.and(column -> column.type().kind().isTemporal());
        String name = into.name().toLowerCase(Locale.ROOT).replaceFirst("^(dim|d)_", "");
        return new HistoryDraft(
                mapping.free(name + "_sk", "sk"),
                named(found, FROM, time, mapping, "valid_from", "version_from"),
                named(found, TO, time, mapping, "valid_to", "version_to"),
                named(found, CURRENT, free, mapping, "is_current", "current_version"),
                dating == null ? Stamp.Kind.LOADED_AT.type() : dating.type(),
                dating == null ? "run" : null,
                dating == null ? null : mapping.targetOf(dating));
    }

    private static String named(
            @Nullable Table found,
            Pattern pattern,
            Predicate<Column> suits,
            Mapping mapping,
            String wanted,
            String otherwise) {
        List<Column> columns = found == null ? List.of() : found.columns();
        return columns.stream()
                .filter(suits)
                .map(Column::name)
                .filter(name -> pattern.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .findFirst()
                .orElseGet(() -> mapping.free(wanted, otherwise));
    }

    List<String> names() {
        return List.of(validFrom, validTo, current);
    }

    NewColumn surrogate(DdlSql ddl) {
        return new NewColumn(key, ddl.declareIdentity(), true);
    }

    /** @param empty whether no rows are there that have none of them */
    List<NewColumn> columns(DdlSql ddl, boolean empty) {
        return List.of(
                new NewColumn(validFrom, ddl.declareKey(date), empty),
                new NewColumn(validTo, ddl.declareKey(date), false),
                new NewColumn(current, ddl.declare(FLAG), empty));
    }

    /** What no two versions have alike. */
    List<String> unique(List<String> keys) {
        List<String> unique = new ArrayList<>(keys);
        unique.add(validFrom);
        return unique;
    }

    /** Lines below {@code target}. */
    List<String> yaml() {
        List<String> lines = new ArrayList<>();
        lines.add("  strategy: type2                  # keeps versions: valid_from <= t < valid_to");
        lines.add("  history:");
        lines.add("    valid_from: " + YamlText.name(validFrom));
        lines.add("    valid_to: " + YamlText.name(validTo));
        lines.add("    current: " + YamlText.name(current));
        if (from != null) {
            lines.add("    from: " + from + "                      # no time at the source dates a version");
        }
        if (overwritten != null) {
            lines.add("    overwrite: [" + YamlText.name(overwritten)
                    + "]   # makes no version: it differs in every state. Add others of which nobody asks the history");
        }
        return lines;
    }
}
