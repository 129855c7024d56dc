package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.TransformStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds one entry of {@code columns}. */
final class ColumnReader {
    private ColumnReader() {}

    /** Null where it does not say, in one way, what the column is filled with; the check of its shape has reported it. */
    static @Nullable ColumnSpec read(Node.Entry entry) {
        Located<String> target = new Located<>(entry.key().text(), entry.key().at());
        if (entry.value() instanceof Node.Scalar scalar) {
            if (scalar.isNull()) {
                return null;
            }
            Located<String> from = new Located<>(scalar.text(), scalar.at());
            return new ColumnSpec(target, from, null, null, List.of(), null, null, null);
        }
        Fields fields = Fields.of(entry.value());
        if (LookupReader.isLookup(fields)) {
            DimensionSpec lookup = LookupReader.read(fields);
            return lookup == null ? null : new ColumnSpec(target, null, null, null, List.of(), null, null, lookup);
        }
        if (Stream.of("from", "expression", "value")
                        .filter(key -> fields.text(key) != null)
                        .count()
                != 1) {
            return null;
        }
        String onError = fields.plain("on_error");
        return new ColumnSpec(
                target,
                fields.text("from"),
                fields.text("expression"),
                constant(fields.node("value")),
                transforms(fields.node("transform")),
                fields.text("check"),
                onError == null ? null : fields.choice("on_error", OnError.FAIL),
                null);
    }

    /** As the analyst wrote it, as rows of a test are: without quotes {@code 2026-01-01} is a date. */
    private static @Nullable Located<Object> constant(@Nullable Node node) {
        Object value = node == null ? null : TestRows.value(node);
        return node == null || value == null ? null : new Located<>(value, node.at());
    }

    private static List<TransformStep> transforms(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        return SplitCalls.join(node).stream()
                .map(SplitCalls.Step::whole)
                .map(step -> new TransformStep(Objects.requireNonNullElse(PlainYaml.of(step), ""), step.at()))
                .toList();
    }
}
