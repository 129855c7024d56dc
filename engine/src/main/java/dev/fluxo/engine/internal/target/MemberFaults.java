package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.DimensionLookup.Match;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Step.MemberCheck.Fault;
import dev.fluxo.engine.spi.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which rows have no member in a dimension, or several: by keys alone. */
final class MemberFaults {
    private static final int SHOWN = 3;

    private final LoadPlan plan;

    MemberFaults(LoadPlan plan) {
        this.plan = plan;
    }

    /** What to throw. Where such rows are set aside, they are looked for. */
    RuntimeException of(Session session, StageTransfer merge, DimensionLookup lookup, Fault fault, long rows) {
        List<String> keys = session.query(
                session.dialect().target().someKeys(merge, lookup, fault, SHOWN), row -> key(row, lookup));
        String examples = keys.isEmpty() ? "" : ": " + String.join("; ", keys) + (rows > keys.size() ? "; …" : "");
        FluxoException why = fault == Fault.NONE ? none(lookup, rows, examples) : several(lookup, rows, examples);
        boolean setAside = fault == Fault.NONE && lookup.missing() == Missing.REJECT;
        return setAside ? LoadAgain.halved(why) : why;
    }

    private FluxoException none(DimensionLookup lookup, long rows, String examples) {
        return new FluxoException(Problem.error(
                Code.LOOKUP_MISSING,
                place(lookup),
                "column '" + written(lookup) + "': " + rows(rows) + " of those read so far "
                        + (rows == 1 ? "has" : "have") + " no member in " + lookup.dimension() + valid(lookup)
                        + examples,
                "load the dimension first, correct the key, or write missing: reject, null, unknown or infer"));
    }

    private FluxoException several(DimensionLookup lookup, long rows, String examples) {
        return new FluxoException(Problem.error(
                Code.LOOKUP_AMBIGUOUS,
                place(lookup),
                "column '" + written(lookup) + "': " + rows(rows) + " of those read so far "
                        + (rows == 1 ? "has" : "have") + " more than one member in " + lookup.dimension()
                        + valid(lookup) + examples,
                "see which of them is meant, remove the others, and create a unique index on the key"));
    }

    /** Why a single row is not loaded. */
    FluxoException ofRow(DimensionLookup lookup, StagedRow row) {
        List<String> parts = new ArrayList<>();
        for (Match match : lookup.on()) {
            int place = plan.merge().stageColumns().indexOf(match.staged());
            parts.add(part(match, row.target()[place]));
        }
        return new FluxoException(Problem.error(
                Code.LOOKUP_MISSING,
                place(lookup),
                String.join(", ", parts) + " has no member in " + lookup.dimension() + valid(lookup),
                "load the dimension first, or correct the key"));
    }

    private static String valid(DimensionLookup lookup) {
        if (lookup.period() == null) {
            return "";
        }
        Match at = lookup.period().at();
        return at == null ? " that is valid now" : " that was valid as of its " + at.source();
    }

    private static String rows(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private static String key(Row row, DimensionLookup lookup) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < lookup.on().size(); i++) {
            Match match = lookup.on().get(i);
            parts.add(part(match, row.value(i + 1, match.staged().type())));
        }
        return String.join(", ", parts);
    }

    private static String part(Match match, @Nullable Object value) {
        return match.name() + "=" + (value == null ? "NULL" : ValueText.write(value));
    }

    String written(DimensionLookup lookup) {
        return plan.written(plan.merge().columns().indexOf(lookup.column()));
    }

    private Location place(DimensionLookup lookup) {
        ColumnRule rule = plan.rules().get(plan.merge().columns().indexOf(lookup.column()));
        return rule.target().at();
    }
}
