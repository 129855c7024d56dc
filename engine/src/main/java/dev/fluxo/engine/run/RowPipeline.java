package dev.fluxo.engine.run;

import dev.fluxo.engine.control.Reject;
import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.OnError;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.target.Refusal;
import dev.fluxo.engine.transform.RowFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transforms the rows of a batch: good ones go on, bad ones stop the entity or are rejected. */
public final class RowPipeline {
    private final EntityPlan plan;
    private final int[] keys;
    private final int[] watermark;
    private final List<String> keyNames;
    private final List<String> watermarkNames;

    /** Takes a target row and the source row that it was made of. */
    @FunctionalInterface
    public interface Good {
        void accept(@Nullable Object[] target, @Nullable Object[] source);
    }

    public RowPipeline(EntityPlan plan) {
        this.plan = plan;
        this.keys = plan.keyIndexes();
        this.watermark = plan.watermarkIndexes();
        this.keyNames = written(plan.spec().target().keys());
        this.watermarkNames = plan.spec().watermark() == null
                ? List.of()
                : written(plan.spec().watermark().columns());
    }

    /** @param newRow makes an empty target row */
    public void transform(Batch batch, Supplier<@Nullable Object[]> newRow, Good good, Rejects bad) {
        for (@Nullable Object[] source : batch.rows()) {
            @Nullable Object[] target = newRow.get();
            RowFault fault = plan.rows().apply(source, target);
            if (fault == null) {
                good.accept(target, source);
            } else if (fault.onError() == OnError.REJECT) {
                bad.add(reject(fault, source, target));
            } else {
                throw failure(fault, source, target);
            }
        }
    }

    /** Names as the analyst wrote them, not as the catalog spells them. */
    private static List<String> written(List<Located<String>> names) {
        return names.stream().map(Located::value).toList();
    }

    /** Rejects a row that only the database refuses, or fails by its name. */
    public void refused(@Nullable Object[] source, @Nullable Object[] target, Refusal refusal, Rejects bad) {
        Problem why = refusal.why().first();
        String column = refusal.column();
        Code code = why.code() == Code.STATEMENT_FAILED ? Code.ROW_REFUSED : why.code();
        String message = (column == null ? "" : "column '" + column + "': ") + why.message();
        if (plan.spec().onRefusal(column) == OnError.REJECT) {
            bad.add(new Reject(rowKey(source, target), column, code.id(), message, data(source)));
            return;
        }
        throw new FluxoException(
                Problem.error(
                        code,
                        place(column),
                        "row " + rowKey(source, target) + ": " + message,
                        why.hint() + "; or write on_error: reject to set such rows aside"),
                refusal.why());
    }

    private Reject reject(RowFault fault, @Nullable Object[] source, @Nullable Object[] target) {
        return new Reject(rowKey(source, target), fault.column(), fault.code().id(), fault.message(), data(source));
    }

    private Map<String, @Nullable String> data(@Nullable Object[] source) {
        Map<String, @Nullable String> data = new LinkedHashMap<>();
        for (int i = 0; i < source.length; i++) {
            Object value = source[i];
            data.put(plan.sourceColumns().get(i).name(), value == null ? null : ValueText.write(value));
        }
        return data;
    }

    private FluxoException failure(RowFault fault, @Nullable Object[] source, @Nullable Object[] target) {
        return new FluxoException(Problem.error(
                fault.code(),
                place(fault.column()),
                "row " + rowKey(source, target) + ": " + fault.message(),
                "correct the row, or write on_error: reject to set such rows aside"));
    }

    private Location place(@Nullable String column) {
        return plan.spec().columns().stream()
                .map(spec -> spec.target())
                .filter(name -> name.value().equalsIgnoreCase(column))
                .map(name -> name.at())
                .findFirst()
                .orElse(plan.spec().at());
    }

    /** The row's key in the target; where that is not known yet, its place in the watermark. */
    private String rowKey(@Nullable Object[] source, @Nullable Object[] target) {
        String key = text(keyNames, keys, target);
        return key != null ? key : String.valueOf(text(watermarkNames, watermark, source));
    }

    private static @Nullable String text(List<String> names, int[] indexes, @Nullable Object[] row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            Object value = row[indexes[i]];
            if (value == null) {
                return null;
            }
            parts.add(names.get(i) + "=" + ValueText.write(value));
        }
        return String.join(", ", parts);
    }
}
