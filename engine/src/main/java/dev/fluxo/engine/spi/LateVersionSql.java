package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.DimensionLookup.Late;
import dev.fluxo.engine.spi.DimensionLookup.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The statements for rows that refer to a version which was split, or ended, after they were looked up, as standard SQL has them. The target is
 * {@code t} in them, the version that a row refers to {@code o}, the one of its date {@code d}.
 */
final class LateVersionSql {
    private final TargetWords words;
    private final StageTransfer merge;
    private final DimensionLookup lookup;

    LateVersionSql(TargetWords words, StageTransfer merge, DimensionLookup lookup) {
        this.words = words;
        this.merge = merge;
        this.lookup = lookup;
    }

    /** Which versions were changed is asked for itself: by them a database finds the rows, and need not look at each. */
    Sql follow(Object since) {
        LookupSql lookups = new LookupSql(words, merge);
        List<Bind> binds = new ArrayList<>();
        String assigned = lookups.foundByKept(lookup, binds);
        String get = words.name(lookup.get());
        Column changed = Objects.requireNonNull(late().changed()).column();
        String dimension = words.table(lookup.dimension());
        String versions = dimension + " o WHERE o." + words.name(changed) + " >= " + words.parameter(changed);
        binds.add(words.bound(new Bind(since, changed.type())));
        String another = "EXISTS (SELECT 1 FROM " + dimension + " d WHERE " + lookups.isKeptMember(lookup, binds)
                + " AND d." + get + " <> t." + words.name(lookup.column()) + ")";
        return new Sql(words.updateTargetAmong(merge, assigned, lookup.column(), "o." + get, versions, another), binds);
    }

    /** By the key of the version that a row refers to: so the row need not keep it. */
    Sql countOutdated() {
        Period period = Objects.requireNonNull(lookup.period());
        String at = "t." + words.name(Objects.requireNonNull(late().at()));
        String get = words.name(lookup.get());
        String dimension = words.table(lookup.dimension());
        String sameKey = lookup.on().stream()
                .map(match -> "d." + words.name(match.column()) + " = o." + words.name(match.column()))
                .collect(joining(" AND "));
        String to = "d." + words.name(period.to());
        return Sql.of("SELECT " + words.count() + " FROM " + words.target(merge) + " t" + words.hint(merge)
                + " WHERE EXISTS (SELECT 1 FROM " + dimension + " o JOIN " + dimension + " d ON " + sameKey
                + " WHERE o." + get + " = t." + words.name(lookup.column()) + " AND d." + get + " <> o." + get
                + " AND d."
                + words.name(period.from()) + " <= " + at + " AND (" + to + " > " + at + " OR " + to + " IS NULL))");
    }

    private Late late() {
        return Objects.requireNonNull(lookup.late());
    }
}
