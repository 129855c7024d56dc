package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.Rules.Grain;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a target can keep the versions that a spec asks for. */
final class HistoryPlan {
    private final EntitySpec spec;
    private final HistorySpec wanted;
    private final Table table;
    private final Problems problems;

    private HistoryPlan(EntitySpec spec, HistorySpec wanted, Table table, Problems problems) {
        this.spec = spec;
        this.wanted = wanted;
        this.table = table;
        this.problems = problems;
    }

    /**
     * Null, and problems, where it cannot.
     *
     * @param columns the mapped ones
     */
    static @Nullable History of(
            EntitySpec spec,
            HistorySpec wanted,
            Table table,
            Catalog catalog,
            CatalogNames names,
            List<Column> columns,
            List<Column> keys,
            Problems problems) {
        Column validFrom = TargetPlan.writable(wanted.validFrom(), names, false, problems);
        Column validTo = TargetPlan.writable(wanted.validTo(), names, false, problems);
        Column current =
                wanted.current() == null ? null : TargetPlan.writable(wanted.current(), names, false, problems);
        if (validFrom == null || validTo == null || (current == null && wanted.current() != null)) {
            return null;
        }
        HistoryPlan plan = new HistoryPlan(spec, wanted, table, problems);
        plan.checkDates(validFrom, validTo);
        plan.checkFlag(current);
        if (catalog.keepsKeys()) {
            plan.checkUnique(keys, validFrom);
        } else {
            plan.refuse();
        }
        plan.checkOverwrite(columns);
        return new History(
                validFrom,
                validTo,
                current,
                plan.fitting("open_end", wanted.openEnd(), validTo),
                plan.fitting("begin", wanted.begin(), validFrom),
                wanted.overwrite().stream()
                        .flatMap(name -> columns.stream()
                                .filter(column -> column.name().equalsIgnoreCase(name.value()))
                                .limit(1))
                        .toList(),
                wanted.everyState());
    }

    private void checkDates(Column validFrom, Column validTo) {
        Stream.of(validFrom, validTo).distinct().forEach(column -> {
            if (!column.type().kind().isTemporal()) {
                problems.error(
                        Code.HISTORY_COLUMN_TYPE,
                        named(column).at(),
                        "column '" + named(column) + "' is " + column.type() + ", and is to hold dates of versions",
                        "make it a date or a timestamp");
            }
        });
        if (validFrom.type().kind().isTemporal() && !holds(validFrom.type(), validTo.type())) {
            problems.error(
                    Code.HISTORY_COLUMN_TYPE,
                    wanted.validTo().at(),
                    "valid_to column '" + wanted.validTo() + "' is " + validTo.type()
                            + ", and does not hold each value of" + " valid_from column '" + wanted.validFrom()
                            + "', which is " + validFrom.type(),
                    "give both one type: a version ends when the next begins");
        }
        if (wanted.openEnd() == null && !validTo.nullable()) {
            problems.error(
                    Code.HISTORY_COLUMN_TYPE,
                    wanted.validTo().at(),
                    "valid_to column '" + wanted.validTo()
                            + "' takes no NULL, which ends the version that is valid now",
                    "let it take NULL, or write open_end: 9999-12-31");
        }
    }

    private Located<String> named(Column column) {
        return Stream.of(wanted.validFrom(), wanted.validTo())
                .filter(name -> column.name().equalsIgnoreCase(name.value()))
                .findFirst()
                .orElse(wanted.validFrom());
    }

    /** Whether each moment of the one is one of the other, to the last digit. */
    static boolean holds(DataType from, DataType to) {
        boolean day = from.kind() == TypeKind.DATE && to.kind() == TypeKind.TIMESTAMP;
        if (from.kind() != to.kind()) {
            return day;
        }
        if (from.kind() == TypeKind.DATE) {
            return true;
        }
        if (to.rules().grain() != Grain.DIGITS) {
            return to.rules().grain() == from.rules().grain();
        }
        int digits = from.rules().grain() == Grain.MINUTE ? 0 : from.scale();
        return digits <= to.scale();
    }

    private void checkFlag(@Nullable Column current) {
        Located<String> name = wanted.current();
        if (current == null || name == null) {
            return;
        }
        boolean suits = switch (current.type().kind()) {
            case BOOLEAN, INTEGER, TEXT -> true;
            case DECIMAL ->
                current.type().precision() == 0
                        || current.type().precision() > current.type().scale();
            default -> false;
        };
        if (!suits) {
            problems.error(
                    Code.HISTORY_COLUMN_TYPE,
                    name.at(),
                    "column '" + name + "' is " + current.type() + ", and cannot tell the current version",
                    "make it a boolean, a bit, a number of 0 and 1, or a text of Y and N");
        }
    }

    /** Where all columns are only known by now. */
    private void checkOverwrite(List<Column> columns) {
        for (Located<String> name : wanted.overwrite()) {
            if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name.value()))) {
                problems.error(
                        Code.SPEC_HISTORY_OVERWRITE,
                        name.at(),
                        "overwrite names '" + name + "', which is not among the columns",
                        NearestName.hintOrList(
                                name.value(), columns.stream().map(Column::name).toList()));
            }
        }
    }

    private void refuse() {
        problems.error(
                Code.HISTORY_NOT_UNIQUE,
                spec.target().keys().get(0).at(),
                table.name() + " is in a database that keeps no key unique: nothing would keep two versions of one date"
                        + " apart",
                "keep the history in a database that does, or write strategy: type1, append or replace");
    }

    private void checkUnique(List<Column> keys, Column validFrom) {
        Set<String> keysAlone = lower(keys.stream().map(Column::name));
        Set<String> versions =
                lower(Stream.concat(keys.stream(), Stream.of(validFrom)).map(Column::name));
        List<Set<String>> unique =
                table.uniqueKeys().stream().map(key -> lower(key.stream())).toList();
        String index = "("
                + String.join(
                        ", ",
                        Stream.concat(keys.stream(), Stream.of(validFrom))
                                .map(Column::name)
                                .toList()) + ")";
        if (unique.stream().anyMatch(keysAlone::containsAll)) {
            problems.error(
                    Code.HISTORY_NOT_UNIQUE,
                    spec.target().keys().get(0).at(),
                    table.name() + " lets each key come once, so it has no room for a second version",
                    "drop that unique index or primary key, and create one on " + index
                            + "; a surrogate key may be the primary key");
        } else if (unique.stream().noneMatch(versions::equals)) {
            problems.error(
                    Code.HISTORY_NOT_UNIQUE,
                    spec.target().keys().get(0).at(),
                    table.name()
                            + " has no unique index on its keys and valid_from: nothing would keep two versions of one"
                            + " date apart, and each state would be looked for in the whole table",
                    "create one: CREATE UNIQUE INDEX … ON " + table.name() + " " + index);
        }
    }

    private static Set<String> lower(Stream<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** The start of the day, as the column has it; null, and a problem, where it does not take that. */
    private @Nullable Object fitting(String key, @Nullable Located<LocalDate> date, Column column) {
        if (date == null || !column.type().kind().isTemporal()) {
            return null;
        }
        Object value = column.type().kind() == TypeKind.TIMESTAMP_TZ
                ? date.value().atStartOfDay().atOffset(ZoneOffset.UTC)
                : date.value();
        Object fitted = Fits.as(value, column.type());
        if (fitted == null) {
            problems.error(
                    Code.HISTORY_COLUMN_TYPE,
                    date.at(),
                    key + " is " + date.value() + ", which column '" + column.name() + "' does not hold: it is "
                            + column.type(),
                    "write another date, or widen the column");
        }
        return fitted;
    }

    /** Whether what dates the versions comes as the target can hold it. */
    static void checkFrom(EntitySpec spec, SourcePlan source, History history, Problems problems) {
        Located<String> from = Objects.requireNonNull(spec.target().history()).from();
        // Where it is not there, who compiles the rows says so.
        Column read = from == null ? null : source.find(from, new Problems());
        warnOfStar(spec, history, problems);
        if (from == null || read == null || !history.validFrom().type().kind().isTemporal()) {
            return;
        }
        DataType into = history.validFrom().type();
        if (!read.type().kind().isTemporal()) {
            problems.error(
                    Code.HISTORY_COLUMN_TYPE,
                    from.at(),
                    "'" + from + "' is " + read.type() + ", and dates no version",
                    "name a column of dates or times below history, as from; or write from: run");
        } else if (!holds(read.type(), into)) {
            problems.error(
                    Code.HISTORY_COLUMN_TYPE,
                    from.at(),
                    "valid_from column '" + spec.target().history().validFrom() + "' is " + into
                            + " and does not hold each value of '" + from + "', which is " + read.type()
                            + ", to the last digit: two versions would have one date",
                    "widen the target's column"
                            + (into.kind() == read.type().kind() ? "" : ", or give both one kind of time"));
        }
    }

    /** Of a column that is mapped by name the spec's own check warns. */
    private static void warnOfStar(EntitySpec spec, History history, Problems problems) {
        Located<String> from = Objects.requireNonNull(spec.target().history()).from();
        for (ColumnSpec column : spec.columns()) {
            boolean copies = from != null
                    && column.from() != null
                    && column.from().value().equalsIgnoreCase(from.value())
                    && column.target().at().equals(spec.star());
            boolean overwritten = history.overwrite().stream()
                    .anyMatch(other ->
                            other.name().equalsIgnoreCase(column.target().value()));
            if (copies && !history.everyState() && !overwritten) {
                problems.warning(
                        Code.SPEC_HISTORY_EACH,
                        column.target().at(),
                        "\"*\" also stands for '" + column.target() + "', a copy of '" + from
                                + "', which differs in every state: each of them makes a version",
                        "write overwrite: [" + column.target() + "] below history");
            }
        }
    }
}
