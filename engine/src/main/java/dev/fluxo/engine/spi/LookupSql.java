package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.DimensionLookup.Added;
import dev.fluxo.engine.spi.DimensionLookup.Constant;
import dev.fluxo.engine.spi.DimensionLookup.Kept;
import dev.fluxo.engine.spi.DimensionLookup.Match;
import dev.fluxo.engine.spi.DimensionLookup.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements of look-ups as standard SQL has them. The stage is {@code s} in them, the dimension {@code d}. */
final class LookupSql {
    private final TargetWords words;
    private final StageTransfer merge;

    LookupSql(TargetWords words, StageTransfer merge) {
        this.words = words;
        this.merge = merge;
    }

    /** A query for each value: one that finds two members fails, where a join would double the row. */
    Sql lookUp() {
        return lookUp(merge.lookups());
    }

    private Sql lookUp(List<DimensionLookup> lookups) {
        List<Bind> binds = new ArrayList<>();
        String assignments = lookups.stream()
                .map(lookup -> words.name(lookup.column()) + " = "
                        + member(lookup, lookup.added() == null ? lookup.unknown() : null, binds))
                .collect(joining(", "));
        return new Sql(words.updateStage(merge, assignments), binds);
    }

    /**
     * The same by joins, where a database is quicker so: first the rows that have all the members that they should, then what may well be
     * missing, last the few rows that lack something. That a join finds no two members is vouched for, or was counted before.
     */
    List<Sql> lookUpByJoins() {
        List<DimensionLookup> expected = merge.lookups().stream()
                .filter(lookup -> lookup.missing() != Missing.NULL)
                .toList();
        List<Sql> statements = new ArrayList<>();
        if (!expected.isEmpty()) {
            statements.add(joined(expected));
        }
        merge.lookups().stream()
                .filter(lookup -> lookup.missing() == Missing.NULL)
                .forEach(lookup -> statements.add(joined(List.of(lookup))));
        if (!expected.isEmpty()) {
            Sql rest = lookUp(expected);
            String lacks = expected.stream()
                    .map(lookup -> "s." + words.name(lookup.column()) + " IS NULL")
                    .collect(joining(" OR "));
            statements.add(new Sql(rest.text() + " WHERE " + lacks, rest.binds()));
        }
        return statements;
    }

    private Sql joined(List<DimensionLookup> lookups) {
        List<Bind> binds = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        List<String> dimensions = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < lookups.size(); i++) {
            DimensionLookup lookup = lookups.get(i);
            String alias = "d" + (i + 1);
            assignments.add(words.name(lookup.column()) + " = "
                    + words.staged(lookup.column(), alias + "." + words.name(lookup.get())));
            dimensions.add(words.table(lookup.dimension()) + " " + alias);
            conditions.add(isMember(lookup, alias, match -> words.carried(match.staged()), binds));
        }
        return new Sql(
                words.updateStage(merge, String.join(", ", assignments)) + " FROM " + String.join(", ", dimensions)
                        + " WHERE " + String.join(" AND ", conditions),
                binds);
    }

    Sql lookUpAgain(DimensionLookup lookup) {
        List<Bind> binds = new ArrayList<>();
        String assignment = words.name(lookup.column()) + " = " + member(lookup, lookup.unknown(), binds);
        return new Sql(words.updateStage(merge, assignment) + " WHERE " + isNull(lookup), binds);
    }

    /** @param otherwise null: NULL */
    private String member(DimensionLookup lookup, @Nullable Object otherwise, List<Bind> binds) {
        String found = "(SELECT d." + words.name(lookup.get()) + " FROM " + words.table(lookup.dimension())
                + " d WHERE " + isMember(lookup, binds) + ")";
        if (otherwise == null) {
            return words.staged(lookup.column(), found);
        }
        return words.staged(lookup.column(), words.orElse(found, bound(lookup.get(), otherwise, binds)));
    }

    private String bound(Column column, Object value, List<Bind> binds) {
        binds.add(words.bound(new Bind(value, column.type())));
        return words.parameter(column);
    }

    /** A condition: the member is that of the staged row, in the version that is asked for. */
    private String isMember(DimensionLookup lookup, List<Bind> binds) {
        return isMember(lookup, match -> words.carried(match.staged()), binds);
    }

    /** @param by what the row has to be compared with */
    private String isMember(DimensionLookup lookup, Function<Match, String> by, List<Bind> binds) {
        return isMember(lookup, "d", by, binds);
    }

    private String isMember(DimensionLookup lookup, String alias, Function<Match, String> by, List<Bind> binds) {
        Period period = lookup.period();
        return hasKey(lookup, alias, by) + (period == null ? "" : " AND " + isValid(period, alias, by, binds));
    }

    private String hasKey(DimensionLookup lookup, String alias, Function<Match, String> by) {
        return lookup.on().stream()
                .map(match -> alias + "." + words.name(match.column()) + " = " + by.apply(match))
                .collect(joining(" AND "));
    }

    private String isValid(Period period, String alias, Function<Match, String> by, List<Bind> binds) {
        String to = alias + "." + words.name(period.to());
        Match at = period.at();
        if (at != null) {
            String moment = by.apply(at);
            return alias + "." + words.name(period.from()) + " <= " + moment + " AND (" + to + " > " + moment + " OR "
                    + to + " IS NULL)";
        }
        return period.openEnd() == null
                ? to + " IS NULL"
                : "(" + to + " IS NULL OR " + to + " = " + bound(period.to(), period.openEnd(), binds) + ")";
    }

    /** A row that only says that it is gone needs no member. */
    private String isNull(DimensionLookup lookup) {
        String here = merge.tombstones() ? " AND s." + words.quote(merge.gone()) + " = 0" : "";
        return "s." + words.name(lookup.column()) + " IS NULL" + here;
    }

    Sql add(DimensionLookup lookup) {
        List<Bind> binds = new ArrayList<>();
        Added added = Objects.requireNonNull(lookup.added());
        List<Constant> constants = added.constants();
        Stream<String> keys = lookup.on().stream().map(match -> words.carried(match.staged()));
        Stream<String> others = constants.stream().map(constant -> bound(constant.column(), constant.value(), binds));
        String values =
                TargetWords.list(Stream.concat(keys, others), added.stamps().all(), words::stamped);
        String complete = lookup.on().stream()
                .map(match -> " AND s." + words.name(match.staged()) + " IS NOT NULL")
                .collect(joining());
        return new Sql(
                "INSERT INTO " + words.table(lookup.dimension()) + " ("
                        + TargetWords.list(
                                Stream.concat(
                                                lookup.on().stream().map(Match::column),
                                                constants.stream().map(Constant::column))
                                        .map(words::name),
                                added.stamps().all(),
                                stamp -> words.name(stamp.column()))
                        + ") SELECT DISTINCT " + values + " FROM " + words.stage(merge) + " s WHERE " + isNull(lookup)
                        + complete + " AND NOT EXISTS (" + words.any() + words.table(lookup.dimension()) + " d"
                        + words.addedTo() + " WHERE "
                        + hasKey(lookup, "d", match -> words.carried(match.staged())) + ")" + words.unlessAdded(),
                binds);
    }

    /** Rows of the target that have no member, and whose key finds one now. */
    Sql repair(DimensionLookup lookup) {
        List<Bind> binds = new ArrayList<>();
        String dimension = " FROM " + words.table(lookup.dimension()) + " d WHERE ";
        String assigned = foundByKept(lookup, binds);
        String open = isOpen(lookup, "t.", binds);
        String get = "d." + words.name(lookup.get());
        String finds = "EXISTS (SELECT 1" + dimension + isKeptMember(lookup, binds) + " AND " + get
                + (lookup.unknown() == null
                        ? " IS NOT NULL)"
                        : " <> " + bound(lookup.get(), lookup.unknown(), binds) + ")");
        return new Sql(words.updateTarget(merge, assigned) + " WHERE " + open + " AND " + finds, binds);
    }

    /** What an update of the target sets: the member that the kept key finds. */
    String foundByKept(DimensionLookup lookup, List<Bind> binds) {
        String found = "(SELECT d." + words.name(lookup.get()) + " FROM " + words.table(lookup.dimension())
                + " d WHERE " + isKeptMember(lookup, binds) + ")";
        return words.changed(merge, Stream.of(words.set(lookup.column()) + " = " + found));
    }

    /** A condition: the member is the one that the kept key of the target's row finds. */
    String isKeptMember(DimensionLookup lookup, List<Bind> binds) {
        return isMember(lookup, match -> "t." + words.name(keptFor(lookup, match)), binds);
    }

    private static Column keptFor(DimensionLookup lookup, Match match) {
        Kept kept = Objects.requireNonNull(lookup.kept());
        int place = lookup.on().indexOf(match);
        return place < 0 ? Objects.requireNonNull(kept.at()) : kept.on().get(place);
    }

    /** A condition: a row of the target has no member. */
    private String isOpen(DimensionLookup lookup, String of, List<Bind> binds) {
        String column = of + words.name(lookup.column());
        Object unknown = lookup.unknown();
        return unknown == null ? column + " IS NULL" : column + " = " + bound(lookup.get(), unknown, binds);
    }

    Sql countOpen(DimensionLookup lookup) {
        List<Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT " + words.count() + " FROM " + words.target(merge) + " t" + words.hint(merge) + " WHERE "
                        + isOpen(lookup, "t.", binds) + (lookup.unknown() == null ? keepsKey(lookup) : ""),
                binds);
    }

    /** Without a key there is nothing to look for. */
    private String keepsKey(DimensionLookup lookup) {
        return lookup.kept() == null
                ? ""
                : lookup.kept().on().stream()
                        .map(column -> " AND t." + words.name(column) + " IS NOT NULL")
                        .collect(joining());
    }

    Sql countUnfound(DimensionLookup lookup) {
        return Sql.of("SELECT " + words.count() + " FROM " + words.stage(merge) + " s WHERE " + isNull(lookup));
    }

    Sql unfound(DimensionLookup lookup) {
        return Sql.of(
                "SELECT s." + words.sequence(merge) + " FROM " + words.stage(merge) + " s WHERE " + isNull(lookup));
    }

    Sql countAmbiguous(DimensionLookup lookup) {
        List<Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT " + words.count() + " FROM " + words.stage(merge) + " s WHERE " + isAmbiguous(lookup, binds),
                binds);
    }

    private String isAmbiguous(DimensionLookup lookup, List<Bind> binds) {
        return "(SELECT " + words.count() + " FROM " + words.table(lookup.dimension()) + " d WHERE "
                + isMember(lookup, binds) + ") > 1";
    }

    Sql someKeys(DimensionLookup lookup, Step.MemberCheck.Fault fault, int limit) {
        List<Bind> binds = new ArrayList<>();
        String keys = lookup.on().stream()
                .map(match -> words.shown(match.staged(), words.carried(match.staged())))
                .collect(joining(", "));
        String which = fault == Step.MemberCheck.Fault.NONE ? isNull(lookup) : isAmbiguous(lookup, binds);
        return new Sql(words.distinct(keys + " FROM " + words.stage(merge) + " s WHERE " + which, limit), binds);
    }
}
