package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.EntityStatus;
import java.util.List;

/** What {@code etl:status} tells. */
public final class StatusJson {
    private static final Shape<EntityState> ENTITY = Shape.<EntityState>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, EntityState::entity)
            .field("enabled", Types.FLAG, "Whether runs load it: `enabled` of `ctl.etl_control`", EntityState::enabled)
            .nullable(
                    "watermark",
                    Shapes.WATERMARK,
                    "How far it is loaded; null where nothing is, or it has no watermark",
                    state -> Shapes.parts(state.watermark()))
            .nullable(
                    "lag_seconds",
                    Types.SECONDS,
                    "How long ago the moment was up to which it is loaded; null where nothing is",
                    EntityState::lag)
            .nullable(
                    "fresh_seconds",
                    Types.SECONDS,
                    "How old its target may be: `fresh` of the spec; null where the spec does not say",
                    EntityState::fresh)
            .field("stale", Types.FLAG, "Whether its target is older than that", EntityState::isStale)
            .nullable(
                    "last_run_id",
                    Types.NAME,
                    "The last run that loads; null where there was none",
                    EntityState::lastRunId)
            .nullable(
                    "last_status",
                    Types.words(EntityStatus.class),
                    "How the entity ended in it; null where there was none",
                    EntityState::lastStatus)
            .nullable(
                    "last_started_at",
                    Types.TIME,
                    "When it began; null where there was none",
                    EntityState::lastStartedAt)
            .nullable(
                    "last_success_at",
                    Types.TIME,
                    "When the entity was last loaded without an error; null where it never was",
                    EntityState::lastSuccessAt)
            .nullable(
                    "last_rows",
                    Types.COUNT,
                    "Rows that the last run inserted, versioned and updated; null where there was none",
                    EntityState::rows)
            .nullable(
                    "last_error",
                    Types.TEXT,
                    "Why the entity failed in it, or was skipped; null where it did not",
                    EntityState::error)
            .field(
                    "warnings",
                    Shapes.PROBLEMS,
                    "What keeps rows from being read, as far as the databases can be asked; errors stop the next run",
                    EntityState::warnings);

    public static final Document<List<EntityState>> DOCUMENT = Document.of(
            "status",
            "How far each entity is loaded, and how its last run ended.",
            Shape.<List<EntityState>>of()
                    .field("entities", Types.list(ENTITY), "One for each entity that was asked for", states -> states));

    private StatusJson() {}
}
