package dev.fluxo.engine.internal.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about to ask a catalog for: who asks for the first of it is told of the next, too, and that is known for a moment. Whatever may
 * have changed it ends that ({@link #forget}). Thread-safe.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
final class Foreseen<K, V> {
    /** Between the planning of an entity and its load as much time may pass. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final int most;
    private final Set<K> expected = new LinkedHashSet<>();
    private final Map<K, Told<V>> told = new HashMap<>();

    private record Told<V>(V answer, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    /** @param most that is asked for at once */
    Foreseen(int most) {
        this.most = most;
    }

    /** In the order in which it will be asked for; nothing is known any more. */
    synchronized void expect(List<K> all) {
        forget();
        expected.clear();
        expected.addAll(all);
    }

    synchronized void forget() {
        told.clear();
    }

    /** Null where it was not told just now. It is expected no more. */
    @Nullable
    synchronized V of(K wanted) {
        Told<V> found = told.get(wanted);
        if (found == null || !found.isFresh()) {
            return null;
        }
        expected.remove(wanted);
        return found.answer();
    }

    /** What to ask for together with something that is expected, which is the first of it, and expected no more; empty where it was not expected. */
    synchronized List<K> next(K wanted) {
        List<K> next = new ArrayList<>();
        if (expected.remove(wanted)) {
            next.add(wanted);
            expected.stream().limit(most - 1L).forEach(next::add);
        }
        return next;
    }

    synchronized void put(Map<K, V> answers) {
        long now = System.nanoTime();
        answers.forEach((key, answer) -> told.put(key, new Told<>(answer, now)));
    }
}
