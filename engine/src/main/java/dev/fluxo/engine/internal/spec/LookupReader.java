package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds the keys of a column that is looked up in a dimension. */
final class LookupReader {
    private LookupReader() {}

    /** Whether a column's keys say that it is looked up. */
    static boolean isLookup(Fields column) {
        return column.node("lookup") != null || column.node("table") != null;
    }

    /** Whether an entity's look-ups add members to the target of another one. */
    static boolean addsMembers(Fields entity, @Nullable String dimension) {
        return ColumnNodes.of(entity.node("columns")).stream()
                .map(column -> Fields.of(column.value()))
                .anyMatch(column -> Objects.equals(column.plain("lookup"), dimension)
                        && column.choice("missing", Missing.FAIL) == Missing.INFER);
    }

    /** Null where it does not say, in one way, where it is looked up and by what; the check of its shape has reported it. */
    static @Nullable DimensionSpec read(Fields column) {
        Located<String> entity = column.text("lookup");
        Located<TableName> table = table(column.text("table"));
        List<DimensionSpec.On> on = on(column.node("on"));
        if ((entity == null) == (table == null)
                || on.isEmpty()
                || column.node("from") != null
                || column.node("expression") != null) {
            return null;
        }
        Located<String> from = column.text("valid_from");
        Located<String> to = column.text("valid_to");
        return new DimensionSpec(
                entity,
                table,
                on,
                column.text("get"),
                column.text("as_of"),
                from == null || to == null ? null : new PeriodSpec(from, to),
                column.plain("missing") == null ? null : column.choice("missing", Missing.FAIL),
                null);
    }

    private static @Nullable Located<TableName> table(@Nullable Located<String> text) {
        try {
            return text == null ? null : new Located<>(TableName.parse(text.value()), text.at());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<DimensionSpec.On> on(@Nullable Node node) {
        List<DimensionSpec.On> on = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Node.Scalar from && !from.isNull()) {
                    on.add(new DimensionSpec.On(
                            new Located<>(entry.key().text(), entry.key().at()),
                            new Located<>(from.text(), from.at())));
                }
            }
        }
        return on;
    }
}
