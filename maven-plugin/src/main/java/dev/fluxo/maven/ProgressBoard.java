package dev.fluxo.maven;

import dev.fluxo.engine.model.RunWatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far the entities of a run are now. Thread-safe. */
final class ProgressBoard implements RunWatch {
    private final Map<String, Entry> running = new LinkedHashMap<>();
    private final LongSupplier nanos;
    private final boolean counts;

    /**
     * @param nanos a clock like {@link System#nanoTime}
     * @param counts whether the rows of a window are counted first
     */
    ProgressBoard(LongSupplier nanos, boolean counts) {
        this.nanos = nanos;
        this.counts = counts;
    }

    /**
     * An entity that is being loaded.
     *
     * @param expected how many rows it will read; null where that is not known
     * @param nanos since it began to read
     */
    record Entry(String entity, @Nullable Long expected, long rows, long batches, long nanos) {}

    @Override
    public boolean counts() {
        return counts;
    }

    @Override
    public synchronized void reads(String entity, @Nullable Long rows) {
        running.put(entity, new Entry(entity, rows, 0, 0, nanos.getAsLong()));
    }

    @Override
    public synchronized void read(String entity, long rows, long batches) {
        running.computeIfPresent(
                entity,
                (name, was) ->
                        new Entry(name, was.expected(), was.rows() + rows, was.batches() + batches, was.nanos()));
    }

    @Override
    public synchronized void ended(String entity) {
        running.remove(entity);
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
