package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.SharedSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A moment of a database that several sessions read at, also those of other processes: as long as the one is open that has named it. */
public final class Moment implements AutoCloseable {
    private static final Log LOG = Log.of(Moment.class);

    private final Session session;
    private final String name;

    private Moment(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /**
     * Null where the database cannot share one, or refuses to.
     *
     * @param entity for whom it is, for people
     */
    public static @Nullable Moment open(Database source, String entity) {
        SharedSnapshot shared = source.dialect().source().sharedSnapshot();
        if (shared == null) {
            return null;
        }
        Session session = source.reader();
        String name = null;
        try {
            name = name(session, shared, entity);
            return name == null ? null : new Moment(session, name);
        } finally {
            if (name == null) {
                session.close();
            }
        }
    }

    /** Of a session that is outside a transaction. Null where the server refuses: a standby may. */
    static @Nullable String name(Session session, SharedSnapshot shared, String entity) {
        try {
            session.isolate(shared.isolation());
            return session.query(shared.name(), row -> Objects.requireNonNull(row.text(1)))
                    .get(0);
        } catch (FluxoException e) {
            LOG.warn("{}: {}; ranges cannot be read at one moment", entity, e.getMessage());
            session.rollback();
            return null;
        }
    }

    /** Another session that reads at a moment of this name; the caller closes it. */
    public static Session join(Database source, String name) {
        SharedSnapshot shared = Objects.requireNonNull(source.dialect().source().sharedSnapshot());
        Session session = source.reader();
        boolean joined = false;
        try {
            session.isolate(shared.isolation());
            session.update(shared.adopt().apply(name));
            joined = true;
            return session;
        } finally {
            if (!joined) {
                session.close();
            }
        }
    }

    /** That which has named it, and reads at it, too. It stays this object's. */
    public Session session() {
        return session;
    }

    public String name() {
        return name;
    }

    @Override
    public void close() {
        session.close();
    }
}
