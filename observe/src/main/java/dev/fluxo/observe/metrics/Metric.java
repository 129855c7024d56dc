package dev.fluxo.observe.metrics;

import org.jspecify.annotations.Nullable;

/** What is measured: gauges, of the last run and of the last load of each entity. */
enum Metric {
    ENTITY_LAST_SUCCESS(
            "fluxo.entity.last_success.timestamp", "s", "When the entity was last loaded, in seconds since 1970."),
    ENTITY_LOADED_UNTIL(
            "fluxo.entity.loaded_until.timestamp",
            "s",
            "The moment up to which the entity is loaded, in seconds since 1970: what is older is in the target."),
    ENTITY_LAG("fluxo.entity.lag", "s", "How far behind that moment was when the entity was last loaded."),
    ENTITY_FRESH("fluxo.entity.fresh", "s", "How old the target may be: fresh of its spec."),
    ENTITY_LAST_RUN("fluxo.entity.last_run.timestamp", "s", "When the entity's last run ended, in seconds since 1970."),
    ENTITY_DURATION("fluxo.entity.last_run.duration", "s", "How long the entity's last run took."),
    ENTITY_STATUS(
            "fluxo.entity.last_run.status",
            null,
            "How the entity's last run ended: 1 for that status, 0 for the others."),
    ENTITY_ROWS("fluxo.entity.last_run.rows", null, "What became of the rows of the entity's last run."),
    RUN_LAST_SUCCESS(
            "fluxo.run.last_success.timestamp", "s", "When a run last ended with success, in seconds since 1970."),
    RUN_LAST("fluxo.run.last.timestamp", "s", "When the last run ended, in seconds since 1970."),
    RUN_DURATION("fluxo.run.last.duration", "s", "How long the last run took."),
    RUN_STATUS("fluxo.run.last.status", null, "How the last run ended: 1 for that status, 0 for the others."),
    RUN_ENTITIES("fluxo.run.last.entities", null, "How many entities of the last run ended so.");

    private final String dotted;
    private final @Nullable String unit;
    private final String help;

    Metric(String dotted, @Nullable String unit, String help) {
        this.dotted = dotted;
        this.unit = unit;
        this.help = help;
    }

    /** {@code fluxo.entity.lag}: as OpenTelemetry names it. */
    String dotted() {
        return dotted;
    }

    /** As UCUM writes it; null: a number of things. */
    @Nullable
    String unit() {
        return unit;
    }

    /** {@code fluxo_entity_lag_seconds}: as Prometheus names it. */
    String underscored() {
        return dotted.replace('.', '_') + (unit == null ? "" : "_seconds");
    }

    /** In a sentence. */
    String help() {
        return help;
    }
}
