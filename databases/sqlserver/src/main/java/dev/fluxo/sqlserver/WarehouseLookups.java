package dev.fluxo.sqlserver;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.DimensionLookup.Period;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.ArrayList;
import java.util.List;

/** Look-ups by joins, one at a time: that each finds one member alone is counted before, for no index vouches for it. */
final class WarehouseLookups {
    private final StageTransfer merge;
    private final WarehouseWords words;

    WarehouseLookups(StageTransfer merge, WarehouseWords words) {
        this.merge = merge;
        this.words = words;
    }

    List<Sql> all() {
        List<Sql> statements = new ArrayList<>();
        for (DimensionLookup lookup : merge.lookups()) {
            statements.add(found(lookup));
            Object unknown = lookup.unknown();
            if (unknown != null && lookup.added() == null) {
                String value = words.parameter(lookup.get());
                statements.add(new Sql(
                        words.updateStage(merge, words.name(lookup.column()) + " = " + value) + " WHERE s."
                                + words.name(lookup.column()) + " IS NULL",
                        List.of(words.bound(new Bind(unknown, lookup.get().type())))));
            }
        }
        return statements;
    }

    private Sql found(DimensionLookup lookup) {
        List<Bind> binds = new ArrayList<>();
        String key = lookup.on().stream()
                .map(match -> "d." + words.name(match.column()) + " = s." + words.name(match.staged()))
                .collect(joining(" AND "));
        Period period = lookup.period();
        return new Sql(
                words.updateStage(merge, words.name(lookup.column()) + " = d." + words.name(lookup.get())) + " JOIN "
                        + words.table(lookup.dimension()) + " d ON " + key
                        + (period == null ? "" : " AND " + valid(period, binds)),
                binds);
    }

    private String valid(Period period, List<Bind> binds) {
        String to = "d." + words.name(period.to());
        if (period.at() != null) {
            String moment = "s." + words.name(period.at().staged());
            return "d." + words.name(period.from()) + " <= " + moment + " AND (" + to + " > " + moment + " OR " + to
                    + " IS NULL)";
        }
        Object openEnd = period.openEnd();
        if (openEnd == null) {
            return to + " IS NULL";
        }
        binds.add(words.bound(new Bind(openEnd, period.to().type())));
        return "(" + to + " IS NULL OR " + to + " = " + words.parameter(period.to()) + ")";
    }
}
