package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.spi.StageName;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the tables are called that workers fill: {@code flx_<run>_<entity>_<part>_<attempt>}, the run by its id, the entity by a hash of its name.
 * Whose a table is can be told from its name, and looked up in the books.
 */
final class PartNames {
    private static final Pattern NAME =
            Pattern.compile("flx_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([0-9a-f]{8})_.*");

    private final String runId;
    private final String entity;

    PartNames(String runId, String entity) {
        this.runId = runId;
        this.entity = StageName.hash(entity).substring(0, 8);
    }

    /** A part and an attempt follow. */
    String prefix() {
        return "flx_" + runId.replace("-", "") + "_" + entity + "_";
    }

    /** That of the empty table. */
    String template() {
        return prefix() + "0";
    }

    /** The id of the run whose table this is; null where it is no worker's table of this entity. */
    @Nullable
    String runOf(String table) {
        Matcher parts = NAME.matcher(table.toLowerCase(Locale.ROOT));
        return parts.matches() && parts.group(6).equals(entity)
                ? UUID.fromString(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3) + "-" + parts.group(4)
                                + "-" + parts.group(5))
                        .toString()
                : null;
    }

    boolean isOfRun(String table) {
        return runId.equals(runOf(table));
    }
}
