package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.LoadedUpTo;
import dev.fluxo.engine.internal.control.Now;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.source.SourceLag;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long ago the moment was up to which an entity is loaded: not how old its latest row is, for a table that does not
 * change has only old ones.
 */
final class Freshness {
    private static final Log LOG = Log.of(Freshness.class);

    private Freshness() {}

    /** Null where nothing is loaded, or where all is to be read again. */
    static @Nullable Duration lag(Session books, EntitySpec spec, ControlRow row, Databases databases) {
        LoadedUpTo loaded = LoadedUpTo.of(books, spec.name());
        if (loaded == null) {
            return null;
        }
        boolean emptied = spec.watermark() != null && row.watermark() == null && loaded.watermark() != null;
        if (emptied || (loaded.rewound() && loaded.watermark() == null)) {
            return null;
        }
        String moment = loaded.rewound() && loaded.watermark() != null
                ? loaded.watermark().parts().get(0).value()
                : loaded.cutoff();
        Duration lag = moment == null ? null : bySource(moment, spec, databases);
        return lag != null || loaded.rewound() ? lag : Duration.between(loaded.startedAt(), Now.instant());
    }

    /** By the clock that the cutoff is of. A source that cannot be reached, or that a broken spec misnames, hides only what its fence held back. */
    private static @Nullable Duration bySource(String moment, EntitySpec spec, Databases databases) {
        try {
            Clock clock =
                    spec.watermark() == null ? Clock.LOCAL : spec.watermark().clock();
            return SourceLag.since(
                    moment, clock, databases.get(spec.source().connection().value()));
        } catch (FluxoException | IllegalArgumentException e) {
            LOG.debug("{}: the source's clock is not known: {}", spec.name(), e.getMessage());
            return null;
        }
    }
}
