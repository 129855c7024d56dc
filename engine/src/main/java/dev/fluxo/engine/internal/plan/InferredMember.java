package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.Dimension;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.PeriodSpec;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DimensionLookup.Added;
import dev.fluxo.engine.spi.DimensionLookup.Constant;
import dev.fluxo.engine.spi.DimensionLookup.Match;
import dev.fluxo.engine.spi.DimensionLookup.Period;
import dev.fluxo.engine.spi.Flag;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a dimension takes members that have nothing but their key, and what else is to be written of them. */
final class InferredMember {
    /** Before everything that refers to the member: who it was then is not known either. */
    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    private final EntitySpec spec;
    private final ColumnSpec column;
    private final DimensionSpec lookup;
    private final boolean keepsKeys;
    private final Problems problems;

    /** @param keepsKeys whether the database lets no key come twice where an index says so */
    InferredMember(EntitySpec spec, ColumnSpec column, DimensionSpec lookup, boolean keepsKeys, Problems problems) {
        this.spec = spec;
        this.column = column;
        this.lookup = lookup;
        this.keepsKeys = keepsKeys;
        this.problems = problems;
    }

    /**
     * Null, and problems, where it takes none.
     *
     * @param stamps what the engine sets of a row of the dimension
     */
    @Nullable
    Added plan(
            Table table, CatalogNames names, List<Match> on, @Nullable Period period, Stamps stamps, boolean vouched) {
        Column flag = stamps.inferred();
        Dimension dimension = lookup.dimension();
        if (dimension == null) {
            impossible(
                    "nobody would complete the members of table " + lookup.named() + " that it adds",
                    "name the entity that loads it by lookup, or write another missing");
            return null;
        }
        Set<String> keys = lower(dimension.keys().stream().map(Located::value).toList());
        Set<String> found =
                lower(on.stream().map(match -> match.column().name()).toList());
        if (!keys.equals(found)) {
            impossible(
                    "'" + dimension.entity() + "' would not recognise them: its keys are " + String.join(", ", keys)
                            + ", and they would have only " + String.join(", ", found),
                    "look up by all keys of the dimension");
            return null;
        }
        if (!vouched) {
            problems.error(
                    Code.DIMENSION_NOT_UNIQUE,
                    lookup.named().at(),
                    "column '" + column.target() + "' adds members to " + table.name()
                            + ", which has no unique index on "
                            + String.join(", ", found)
                            + (period == null ? "" : ", " + period.from().name())
                            + ": two runs could add one twice",
                    keepsKeys
                            ? "create a unique index on them"
                            : "write another missing: this database keeps no key unique");
        }
        List<Constant> constants = new ArrayList<>();
        if (flag != null) {
            Object yes = Flag.yes(flag.type());
            if (yes != null) {
                constants.add(new Constant(flag, yes));
            }
        }
        PeriodSpec versions = lookup.versions();
        if (period != null && versions != null) {
            constants.add(new Constant(period.from(), beginning(period.from(), versions.begin())));
            if (period.openEnd() != null) {
                constants.add(new Constant(period.to(), period.openEnd()));
            }
            Column current = versions.current() == null ? null : names.find(versions.current(), problems);
            Object yes = current == null ? null : Flag.yes(current.type());
            if (current != null && yes != null) {
                constants.add(new Constant(current, yes));
            }
        }
        Stamps others = stamps.without(constants.stream().map(Constant::column).toList());
        return checkOthers(table, on, constants, others) ? new Added(constants, others) : null;
    }

    /**
     * From when a member is valid of whom no more is known.
     *
     * @param said null: the dimension does not say
     */
    static Object beginning(Column from, @Nullable LocalDate said) {
        LocalDate day = said == null ? BEGINNING : said;
        Object midnight = switch (from.type().kind()) {
            case TIMESTAMP -> day.atStartOfDay();
            case TIMESTAMP_TZ -> OffsetDateTime.of(day.atStartOfDay(), ZoneOffset.UTC);
            default -> day;
        };
        Object fitted = Fits.fitted(midnight, from.type());
        return fitted == null ? midnight : fitted;
    }

    private boolean checkOthers(Table table, List<Match> on, List<Constant> constants, Stamps others) {
        List<String> lacking = table.columns().stream()
                .filter(other -> !other.nullable() && !other.hasDefault() && !other.generated())
                .filter(other -> !others.contains(other))
                .filter(other -> on.stream().noneMatch(match -> match.column().equals(other)))
                .filter(other -> constants.stream()
                        .noneMatch(constant -> constant.column().equals(other)))
                .map(Column::name)
                .toList();
        List<String> generated = on.stream()
                .map(Match::column)
                .filter(Column::generated)
                .map(Column::name)
                .toList();
        if (!generated.isEmpty()) {
            impossible(
                    "'" + String.join("', '", generated) + "', by which it is looked up, the database fills itself",
                    "look up by the natural key");
        }
        if (!lacking.isEmpty()) {
            impossible(
                    "columns of " + table.name() + " must have a value and have no default: "
                            + String.join(", ", lacking),
                    "let them take NULL, or give them a default");
        }
        return lacking.isEmpty() && generated.isEmpty();
    }

    private void impossible(String why, String hint) {
        problems.error(
                Code.INFER_IMPOSSIBLE,
                lookup.named().at(),
                "column '" + column.target() + "' of '" + spec.name() + "' cannot add members that have only a key: "
                        + why,
                hint);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
