package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A spec that was checked against the catalogs: everything a run needs to know of an entity.
 *
 * @param load what it takes to move its rows, which knows nothing of the spec
 * @param members rows that are always in its target
 * @param expectations what has to hold of the target after a load
 * @param warnings what a person should know, though it stops nothing
 */
public record EntityPlan(
        EntitySpec spec,
        LoadPlan load,
        List<Member> members,
        List<ExpectationPlan> expectations,
        List<Problem> warnings) {
    public EntityPlan {
        members = List.copyOf(members);
        expectations = List.copyOf(expectations);
        warnings = List.copyOf(warnings);
    }

    /** The same for the run that writes: only that is known by its id. */
    public EntityPlan of(String runId) {
        return new EntityPlan(
                spec,
                load.of(runId),
                members.stream().map(member -> member.of(runId)).toList(),
                expectations,
                warnings);
    }

    /** The same by another load, of which more is to be known. */
    EntityPlan with(LoadPlan other, List<Problem> more) {
        List<Problem> all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new EntityPlan(spec, other, members, expectations, all);
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

    /** The source query. */
    public String select() {
        return load.read().select();
    }

    /** What is read, in the order of a source row. */
    public List<Column> sourceColumns() {
        return load.read().columns();
    }

    /** Those of them that are the watermark, in its order; empty: read whole. */
    public List<Column> watermark() {
        return load.read().watermark();
    }

    /** What is written of which target. */
    public StageTransfer merge() {
        return load.merge();
    }

    /** The read of a window. */
    public Extraction extraction(Window window, boolean skipNulls, int limit) {
        return load.read().extraction(window, skipNulls, limit);
    }

    /** Where in a source row the watermark stands. */
    public int[] watermarkIndexes() {
        return load.read().watermarkIndexes();
    }

    /** Where in a target row the keys stand. */
    public int[] keyIndexes() {
        return load.keyIndexes();
    }
}
