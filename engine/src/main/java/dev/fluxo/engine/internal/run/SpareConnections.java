package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of each pool that are left when every entity that runs at a time has its own: who reads in ranges may have them. Thread-safe. */
public final class SpareConnections {
    private final int entities;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** @param entities how many run at a time */
    public SpareConnections(int entities) {
        this.entities = entities;
    }

    /** Some that are taken until this is closed. */
    final class Taken implements AutoCloseable {
        private final String database;
        private final int count;
        private boolean closed;

        private Taken(String database, int count) {
            this.database = database;
            this.count = count;
        }

        int count() {
            return count;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                taken.merge(database, -count, Integer::sum);
            }
        }
    }

    /** So many, or as many as there are: perhaps none. Nobody waits. */
    Taken take(Database database, int most) {
        int all = Math.max(0, database.poolSize() - entities * ConnectionSettings.POOL_OF_ONE_ENTITY);
        int[] count = new int[1];
        taken.compute(database.name(), (name, before) -> {
            int used = before == null ? 0 : before;
            count[0] = Math.max(0, Math.min(most, all - used));
            return used + count[0];
        });
        return new Taken(database.name(), count[0]);
    }
}
