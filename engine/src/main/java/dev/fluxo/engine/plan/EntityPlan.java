package dev.fluxo.engine.plan;

import dev.fluxo.engine.dialect.Extraction;
import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Program;
import dev.fluxo.engine.dialect.Strategy;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.EntitySpec;
import dev.fluxo.engine.transform.RowFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spec that was checked against the catalogs: everything a run needs to know of an entity.
 *
 * @param select the source query
 * @param sourceColumns what is read, in the order of a source row
 * @param watermark those of them that are the watermark, in its order; empty: read whole
 * @param rows from a source row to a target row
 * @param merge what is written of which target
 * @param strategy how: as the spec asks for, or by the statements that the target takes
 * @param warnings what a person should know, though it stops nothing
 */
public record EntityPlan(
        EntitySpec spec,
        String select,
        List<Column> sourceColumns,
        List<Column> watermark,
        RowFunction rows,
        Merge merge,
        Strategy strategy,
        List<Problem> warnings) {
    public EntityPlan {
        sourceColumns = List.copyOf(sourceColumns);
        watermark = List.copyOf(watermark);
        warnings = List.copyOf(warnings);
    }

    public String entity() {
        return spec.name();
    }

    /** Where the spec says what is read. */
    public Location sourceAt() {
        @Nullable Located<String> query = spec.source().query();
        @Nullable Located<TableName> table = spec.source().table();
        return query != null ? query.at() : table != null ? table.at() : spec.at();
    }

    /** The read of a window. */
    public Extraction extraction(Window window, boolean skipNulls, int limit) {
        return new Extraction(select, sourceColumns, watermark, window, skipNulls, limit);
    }

    /** The statements of a run that write, by way of its first stage. */
    public Program program(TargetSql target) {
        return strategy.program(merge, target);
    }

    /**
     * The same by way of another stage.
     *
     * @param number of the stage, from 1 on
     */
    public Program program(TargetSql target, int number) {
        return strategy.program(merge.from(merge.stage() + "_" + number), target);
    }

    /** Where in a source row the watermark stands. */
    public int[] watermarkIndexes() {
        return watermark.stream().mapToInt(sourceColumns::indexOf).toArray();
    }

    /** Where in a target row the keys stand. */
    public int[] keyIndexes() {
        return merge.keys().stream().mapToInt(merge.columns()::indexOf).toArray();
    }
}
