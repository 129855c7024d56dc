package dev.fluxo.engine.outside;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a test act at an exact moment of a run: H2 calls it from within a statement of the engine's. In a source query
 * ({@code SELECT id, hook(id) …}) it runs while the rows are read, in a trigger while they are written.
 */
public final class Hook {
    private static final Map<Long, Runnable> ACTIONS = new ConcurrentHashMap<>();

    private Hook() {}

    /** The next time that this number passes, the action runs, once. */
    static void at(long number, Runnable action) {
        ACTIONS.put(number, action);
    }

    static void clear() {
        ACTIONS.clear();
    }

    /** Makes the function {@code hook(number)}, which returns the number. */
    static void install(Database database) {
        database.execute("CREATE ALIAS hook FOR \"dev.fluxo.engine.outside.Hook.pass\"");
    }

    /** Called by H2. */
    public static long pass(long number) {
        Runnable action = ACTIONS.remove(number);
        if (action != null) {
            action.run();
        }
        return number;
    }
}
