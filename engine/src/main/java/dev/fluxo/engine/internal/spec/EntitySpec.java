package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Missing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity as its YAML file says it, with the project's defaults merged in.
 *
 * @param at the {@code entity} key
 * @param watermark null: the entity is read whole in every run
 * @param star where {@code "*"} stands among the columns: what it stands for is known with the catalogs, and then among them; null: nowhere
 * @param fresh how long ago the moment may be up to which the target is loaded; null: nobody asks
 * @param expectations what has to hold of the target after a load
 * @param written before its look-ups were resolved
 * @param hash SHA-256 of what the spec means (not of its layout or comments), in hex
 */
public record EntitySpec(
        Location at,
        String name,
        @Nullable String description,
        List<String> tags,
        List<Located<String>> dependsOn,
        SourceSpec source,
        @Nullable WatermarkSpec watermark,
        List<ColumnSpec> columns,
        @Nullable Location star,
        TargetSpec target,
        int batchSize,
        CommitMode commit,
        OnError onError,
        RejectLimit maxRejects,
        Hooks hooks,
        List<TestSpec> tests,
        @Nullable Duration fresh,
        List<ExpectationSpec> expectations,
        Written written,
        String hash) {
    /** What becomes of a row whose member is missing. */
    public Missing missing(ColumnSpec column) {
        Missing said = column.lookup() == null ? null : column.lookup().missing();
        if (said != null) {
            return said;
        }
        return onError == OnError.REJECT ? Missing.REJECT : Missing.FAIL;
    }

    /** The same with other columns. */
    public EntitySpec with(List<ColumnSpec> others) {
        return new EntitySpec(
                at,
                name,
                description,
                tags,
                dependsOn,
                source,
                watermark,
                others,
                star,
                target,
                batchSize,
                commit,
                onError,
                maxRejects,
                hooks,
                tests,
                fresh,
                expectations,
                written,
                hash);
    }
}
