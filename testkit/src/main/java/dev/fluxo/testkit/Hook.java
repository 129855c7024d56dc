package dev.fluxo.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/** Lets a test act at an exact moment of a run: while the row of a number is written, within the transaction that writes it. */
public final class Hook {
    private static final Map<Long, Runnable> ACTIONS = new ConcurrentHashMap<>();
    private static final List<LongConsumer> WATCHERS = new CopyOnWriteArrayList<>();
    private static final List<Runnable> CLOSINGS = new CopyOnWriteArrayList<>();

    private Hook() {}

    /** The next time that this number passes, the action runs, once. */
    static void at(long number, Runnable action) {
        ACTIONS.put(number, action);
        WATCHERS.forEach(watcher -> watcher.accept(number));
    }

    /** A backend that has to be told which numbers count. */
    public static void watch(LongConsumer watcher, Runnable closing) {
        WATCHERS.add(watcher);
        CLOSINGS.add(closing);
    }

    static void clear() {
        ACTIONS.clear();
        WATCHERS.clear();
        CLOSINGS.forEach(Runnable::run);
        CLOSINGS.clear();
    }

    /** Called as the row is written. */
    public static void pass(long number) {
        Runnable action = ACTIONS.remove(number);
        if (action != null) {
            action.run();
        }
    }
}
