package dev.fluxo.openlineage;

import io.openlineage.client.utils.UUIDUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a run, and its entities, are named as jobs.
 *
 * @param run the job that a run is of
 * @param parent what started us; null: nobody that says so
 */
record Jobs(String namespace, String run, @Nullable Parent parent) {
    String entity(String name) {
        return run + "." + name;
    }

    /** The id of an entity's part of a run: the same each time that it is asked for. */
    static UUID runOf(UUID run, String entity, Instant started) {
        return UUIDUtils.generateStaticUUID(started, (run + "/" + entity).getBytes(StandardCharsets.UTF_8));
    }
}
