package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.spec.MemberSpec;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Flag;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of a spec against the catalog: their columns are there, their values fit, and something tells each from all other rows. */
final class MemberPlans {
    private final EntitySpec spec;
    private final Table table;
    private final CatalogNames names;
    private final Stamps stamps;
    private final Problems problems;

    private MemberPlans(EntitySpec spec, Table table, Stamps stamps, Problems problems) {
        this.spec = spec;
        this.table = table;
        this.stamps = stamps;
        this.problems = problems;
        this.names = new CatalogNames(table.columns(), "table " + table.name(), Code.TARGET_COLUMN_MISSING);
    }

    /** Those without errors. */
    static List<Member> of(EntitySpec spec, Table table, Stamps stamps, Problems problems) {
        MemberPlans plans = new MemberPlans(spec, table, stamps, problems);
        List<Member> members = new ArrayList<>();
        Set<List<Object>> keys = new HashSet<>();
        for (MemberSpec written : spec.target().members()) {
            Member member = plans.plan(written);
            if (member == null) {
                continue;
            }
            members.add(member);
            if (!keys.add(new ArrayList<>(member.keyValues()))) {
                problems.error(
                        Code.MEMBER_COLUMNS,
                        written.at(),
                        "two members of '" + spec.name() + "' have the same "
                                + member.key().stream().map(Column::name).collect(Collectors.joining(", ")),
                        "give each its own");
            }
        }
        return members;
    }

    private @Nullable Member plan(MemberSpec written) {
        List<Column> columns = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> entry : written.values().entrySet()) {
            Column column = names.find(new Located<>(entry.getKey(), written.at()), problems);
            if (column == null) {
                return null;
            }
            Object value = entry.getValue();
            Object fitted = value == null ? null : Fits.fitted(value, column.type());
            if (value != null && fitted == null) {
                misfit(written, "its value of '" + entry.getKey() + "' does not fit " + column.type());
                return null;
            }
            if (value == null && !column.nullable()) {
                misfit(written, "'" + entry.getKey() + "' takes no NULL");
                return null;
            }
            columns.add(column);
            values.add(fitted);
        }
        history(columns, values);
        List<Column> key = key(columns, values);
        if (key == null) {
            problems.error(
                    Code.MEMBER_COLUMNS,
                    written.at(),
                    "nothing tells this member of '" + spec.name() + "' from other rows of " + table.name(),
                    "give it a value for all keys, or for all columns of another unique index, such as the surrogate key");
            return null;
        }
        Stamps set = stamps.without(columns);
        return lacksNothing(written, columns, set) ? new Member(columns, key, values, set) : null;
    }

    /** It is valid from the beginning, and without an end, where it does not say otherwise. */
    private void history(List<Column> columns, List<@Nullable Object> values) {
        HistorySpec history = spec.target().history();
        if (history == null) {
            return;
        }
        Problems reported = new Problems(); // by the plan of the history
        Column from = names.find(history.validFrom(), reported);
        Column to = names.find(history.validTo(), reported);
        Column current = history.current() == null ? null : names.find(history.current(), reported);
        LocalDate begin = history.begin() == null ? null : history.begin().value();
        LocalDate openEnd = history.openEnd() == null ? null : history.openEnd().value();
        if (from != null && !columns.contains(from)) {
            columns.add(from);
            values.add(InferredMember.beginning(from, begin));
        }
        if (to != null && openEnd != null && !columns.contains(to)) {
            columns.add(to);
            values.add(Fits.fitted(openEnd, to.type()));
        }
        if (current != null && !columns.contains(current)) {
            columns.add(current);
            values.add(Flag.yes(current.type()));
        }
    }

    /** The surrogate key, which cannot be changed, else the keys, else another unique index: of which it has all values. */
    private @Nullable List<Column> key(List<Column> columns, List<@Nullable Object> values) {
        List<List<String>> candidates = new ArrayList<>();
        table.uniqueKeys().stream().filter(this::isGenerated).forEach(candidates::add);
        if (spec.target().history() == null) {
            candidates.add(spec.target().keys().stream().map(Located::value).toList());
        }
        candidates.addAll(table.uniqueKeys());
        for (List<String> candidate : candidates) {
            List<Column> found = columns.stream()
                    .filter(column -> values.get(columns.indexOf(column)) != null)
                    .filter(column -> candidate.stream().anyMatch(column.name()::equalsIgnoreCase))
                    .toList();
            if (!candidate.isEmpty() && found.size() == candidate.size()) {
                return found;
            }
        }
        return null;
    }

    private boolean isGenerated(List<String> unique) {
        return table.columns().stream()
                .filter(Column::generated)
                .anyMatch(column -> unique.stream().anyMatch(column.name()::equalsIgnoreCase));
    }

    private boolean lacksNothing(MemberSpec written, List<Column> columns, Stamps set) {
        List<String> lacking = table.columns().stream()
                .filter(column -> !column.nullable() && !column.hasDefault() && !column.generated())
                .filter(column -> !columns.contains(column) && !set.contains(column))
                .map(Column::name)
                .toList();
        if (!lacking.isEmpty()) {
            misfit(written, "columns must have a value and have no default: " + String.join(", ", lacking));
        }
        return lacking.isEmpty();
    }

    private void misfit(MemberSpec written, String why) {
        problems.error(
                Code.MEMBER_MISFIT,
                written.at(),
                "a member of '" + spec.name() + "' does not fit " + table.name() + ": " + why,
                "correct target.members");
    }
}
