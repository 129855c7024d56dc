package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.SplitSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds {@code split} against the columns of the source. */
final class SplitPlanner {
    /** The values of others are not told apart, or not ordered, exactly. */
    private static final Set<TypeKind> SUITABLE = EnumSet.of(
            TypeKind.INTEGER,
            TypeKind.DECIMAL,
            TypeKind.DATE,
            TypeKind.TIMESTAMP,
            TypeKind.TIMESTAMP_TZ,
            TypeKind.UUID,
            TypeKind.TEXT);
    /** Two values of these are equal in a target only where they are in the source. */
    private static final Set<TypeKind> EXACT = EnumSet.of(TypeKind.INTEGER, TypeKind.DATE, TypeKind.UUID);

    private SplitPlanner() {}

    /** The columns that the split names; fewer, and problems, where they do not suit. */
    static List<Column> columns(EntitySpec spec, CatalogNames names, List<Column> watermark, Problems problems) {
        SplitSpec split = spec.source().split();
        List<Column> found = new ArrayList<>();
        if (split == null) {
            return found;
        }
        for (Located<String> name : split.by()) {
            Column column = names.find(name, problems);
            if (column == null) {
                continue;
            }
            if (!SUITABLE.contains(column.type().kind())) {
                problems.error(
                        Code.SPLIT_COLUMN,
                        name.at(),
                        "split is by '" + name.value() + "', which is " + column.type()
                                + ": its values cannot be cut into ranges",
                        "split by a whole number, a time, a UUID or a text, such as the table's key");
            }
            found.add(column);
        }
        watermark.stream()
                .filter(column -> !RowOrder.isKnown(column))
                .findFirst()
                .ifPresent(column -> problems.error(
                        Code.SPLIT_WATERMARK,
                        split.by().get(0).at(),
                        "split reads ranges at once, but which of their rows is the last by '" + column.name()
                                + "' only the database knows: it is " + column.type(),
                        "write a watermark of times, dates and numbers, or leave split out"));
        return found;
    }

    /** The same plan, read in ranges if the spec asks for it. */
    static EntityPlan with(EntityPlan plan, List<Column> by, Catalog source) {
        SplitSpec split = plan.spec().source().split();
        if (split == null) {
            return plan;
        }
        Table table = WatermarkIndex.table(plan, source);
        List<Column> columns =
                by.stream().map(column -> nullable(column, plan, table)).toList();
        SplitPlan read = new SplitPlan(columns, split.parts(), keysApart(plan, by, source));
        return plan.with(plan.load().splitting(read), List.of());
    }

    /** The catalog says of a table's column whether it takes NULL, of a query's nothing. */
    private static Column nullable(Column column, EntityPlan plan, @Nullable Table table) {
        boolean holds = table == null
                || !OneRowPerKey.isCopied(plan, column.name())
                || table.columns().stream()
                        .noneMatch(known -> known.name().equalsIgnoreCase(column.name()) && !known.nullable());
        return new Column(column.name(), column.type(), holds, column.generated(), column.hasDefault());
    }

    private static boolean keysApart(EntityPlan plan, List<Column> by, Catalog source) {
        int[] places = plan.keyIndexes();
        if (plan.watermark().isEmpty() || places.length == 0) {
            // No row takes the place of another one by its order.
            return true;
        }
        List<Column> keys = new ArrayList<>();
        boolean copies = true;
        for (int place : places) {
            Column key = exact(
                    plan,
                    plan.spec().columns().get(place),
                    plan.merge().columns().get(place));
            copies &= key != null;
            Stream.ofNullable(key).forEach(keys::add);
        }
        boolean within = !by.isEmpty()
                && by.stream()
                        .allMatch(column ->
                                keys.stream().anyMatch(key -> key.name().equals(column.name())));
        return within || (copies && OneRowPerKey.holds(plan, source));
    }

    /** The source column that a key of the target is a copy of; null where it is none, or one whose equal values may differ in the source. */
    private static @Nullable Column exact(EntityPlan plan, ColumnSpec spec, Column key) {
        if (spec.from() == null || !spec.transforms().isEmpty()) {
            return null;
        }
        return plan.sourceColumns().stream()
                .filter(column -> column.name().equalsIgnoreCase(spec.from().value()))
                .filter(column -> EXACT.contains(column.type().kind())
                        && column.type().kind() == key.type().kind())
                .findFirst()
                .orElse(null);
    }
}
