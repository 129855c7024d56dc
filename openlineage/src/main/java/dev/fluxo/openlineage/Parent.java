package dev.fluxo.openlineage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run that started ours: a scheduler tells it by a variable. */
record Parent(String namespace, String job, UUID run) {
    /**
     * Reads {@code namespace/job/run}, as OpenLineage's other integrations do.
     *
     * @return null where it says nothing, or something else
     */
    static @Nullable Parent of(@Nullable String variable) {
        String[] parts = variable == null ? new String[0] : variable.split("/", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            return new Parent(parts[0], parts[1], UUID.fromString(parts[2]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
