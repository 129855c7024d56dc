package dev.fluxo.console.progress;

import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.SetupStarted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far the entities of a run are now. Thread-safe. */
final class ProgressBoard implements RunListener {
    private final Map<String, Entry> running = new LinkedHashMap<>();
    private final LongSupplier nanos;
    private final boolean counts;
    private final Consumer<String> says;

    /**
     * @param nanos a clock like {@link System#nanoTime}
     * @param counts whether the rows of a window are counted first
     * @param says is given a line about what comes before the first entity
     */
    ProgressBoard(LongSupplier nanos, boolean counts, Consumer<String> says) {
        this.nanos = nanos;
        this.counts = counts;
        this.says = says;
    }

    /**
     * An entity that is being loaded.
     *
     * @param expected how many rows it will read; null where that is not known
     * @param nanos since it began to read
     */
    record Entry(String entity, @Nullable Long expected, long rows, long batches, long nanos) {
        private Entry plus(RowsRead more) {
            return new Entry(entity, expected, rows + more.rows(), batches + more.batches(), nanos);
        }
    }

    @Override
    public boolean counts() {
        return counts;
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof SetupStarted setup) {
            says.accept(ProgressText.settingUp(setup.connections()));
        } else if (event instanceof ReadingStarted begins) {
            String entity = begins.entity();
            running.put(entity, new Entry(entity, begins.rows(), 0, 0, nanos.getAsLong()));
        } else if (event instanceof RowsRead more) {
            running.computeIfPresent(more.entity(), (name, was) -> was.plus(more));
        } else if (event instanceof EntityFinished end) {
            running.remove(end.result().entity());
        }
    }

    /** Those that are being loaded, in the order in which they began. */
    synchronized List<Entry> entries() {
        long now = nanos.getAsLong();
        List<Entry> entries = new ArrayList<>();
        running.values()
                .forEach(entry -> entries.add(new Entry(
                        entry.entity(), entry.expected(), entry.rows(), entry.batches(), now - entry.nanos())));
        return entries;
    }
}
