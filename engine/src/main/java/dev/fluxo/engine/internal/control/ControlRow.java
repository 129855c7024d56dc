package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity's row in ctl.etl_control.
 *
 * @param watermark null: nothing is loaded yet
 * @param batchSize overrides the spec's; null: as it says
 * @param lagSeconds overrides the spec's lag; null: as it says
 * @param version what a commit must still find
 * @param definition of what the watermark stands for; null: not known
 */
public record ControlRow(
        String entity,
        boolean enabled,
        @Nullable Watermark watermark,
        @Nullable Integer batchSize,
        @Nullable Integer lagSeconds,
        @Nullable String lastRunId,
        @Nullable Instant lastSuccessAt,
        long version,
        @Nullable Definition definition) {

    /** The lag that overrides the spec's; null: as it says. */
    public @Nullable Duration lag() {
        return lagSeconds == null ? null : Duration.ofSeconds(lagSeconds);
    }

    /** The row of an entity that was never run. */
    public static ControlRow unknown(String entity) {
        return new ControlRow(entity, true, null, null, null, null, null, 0, null);
    }

    /** The same with another definition, for the next commit. */
    public ControlRow with(@Nullable Definition other) {
        return new ControlRow(
                entity, enabled, watermark, batchSize, lagSeconds, lastRunId, lastSuccessAt, version, other);
    }

    /** The same in its next version. */
    ControlRow next() {
        return new ControlRow(
                entity, enabled, watermark, batchSize, lagSeconds, lastRunId, lastSuccessAt, version + 1, definition);
    }

    /** The same where nothing is loaded yet. */
    public ControlRow unread() {
        return new ControlRow(
                entity, enabled, null, batchSize, lagSeconds, lastRunId, lastSuccessAt, version, definition);
    }
}
