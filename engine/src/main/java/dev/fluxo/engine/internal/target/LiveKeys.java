package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.StageTransfer;
import org.jspecify.annotations.Nullable;

/** The keys of a target's live rows, in their order, as the transaction of the load sees them. Until it is closed the session serves it alone. */
public final class LiveKeys implements AutoCloseable {
    private static final int FETCH_SIZE = 10_000;

    private final Cursor cursor;
    private boolean ended;

    public LiveKeys(StageTransfer keys, Session session) {
        cursor = session.open(
                session.dialect().target().liveKeys(keys),
                keys.keys().stream().map(Column::type).toList(),
                FETCH_SIZE);
    }

    /** Reads the next key into the array; false where there are none left. */
    public boolean next(@Nullable Object[] into) {
        ended = ended || !cursor.next(into);
        return !ended;
    }

    /** Reads what is left: to end it before would end the transaction of some databases. */
    public void drain(@Nullable Object[] into) {
        while (next(into)) {
            // Nobody wants it.
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
