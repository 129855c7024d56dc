package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What sources told of their clocks and open transactions a moment ago: entities that begin within a second of each other share it. An earlier
 * clock bounds a window as safely as a later one, as long as nobody in the run has written meanwhile what another one is to read ({@link #forget}).
 * Thread-safe.
 */
public final class RecentMoments {
    private final Map<Database, SourceMoment> recent = new ConcurrentHashMap<>();

    /** That of a moment ago, else a new one. */
    SourceMoment of(Database source) {
        return recent.compute(source, (key, last) -> last != null && last.isRecent() ? last : new SourceMoment(source));
    }

    /** One that is asked now. */
    SourceMoment anew(Database source) {
        SourceMoment moment = new SourceMoment(source);
        recent.put(source, moment);
        return moment;
    }

    /** Something was written: what comes next asks anew. */
    public void forget() {
        recent.clear();
    }
}
