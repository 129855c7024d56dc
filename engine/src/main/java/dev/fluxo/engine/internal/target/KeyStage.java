package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.Staging;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.TargetSql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys in the target's session, beside the target: of all rows of a source, so that what is there and not here is gone, or of those
 * alone that something is to be done to. Made within the transaction of the load, which it does not end; closed once that has ended.
 */
public final class KeyStage implements AutoCloseable {
    private final StageTransfer keys;
    private final Session session;
    private final TargetSql sql;
    private final Staging staging;
    private final RowSink sink;
    private final int width;
    private long added;
    private long place;

    /** @param keys moves keys and nothing else */
    public KeyStage(StageTransfer keys, Session session) {
        this.keys = keys;
        this.session = session;
        this.sql = session.dialect().target();
        if (sql.stagesAlone()) {
            throw FluxoException.of(
                    Code.KEYS_NOT_COMPARED,
                    "the keys of the source cannot be compared with those of " + keys.target()
                            + ": its database makes no table within a transaction",
                    "write source.deletes.when, or strategy: replace");
        }
        // Read as a whole: it needs no index, whose making would end the transaction of some databases.
        this.staging = Staging.of(keys, StageUse.SCANNED, sql);
        for (Step step : staging.create()) {
            session.update(step.sql());
        }
        this.width = staging.load().columns().size();
        this.sink = session.load(staging.load().table(), staging.load().columns());
    }

    /** An empty row, for a key in the order of the keys. */
    public @Nullable Object[] newRow() {
        @Nullable Object[] row = new Object[width];
        row[width - 1] = ++place;
        return row;
    }

    public void add(@Nullable Object[] row) {
        sink.add(row);
        added++;
    }

    /** Takes all keys of a packet for these columns of a stage. */
    public void add(Packet packet) {
        added += packet.rows();
        sink.add(packet);
    }

    /** All keys are there, some of them perhaps more than once: how many. */
    public long end() {
        long arrived = sink.flush();
        sink.close();
        if (arrived != added) {
            throw StageTable.incomplete(added, arrived);
        }
        sql.beforeCompare(keys).forEach(session::update);
        return arrived;
    }

    /**
     * How many live rows of the target have a key that the source has not.
     *
     * @param date when a version ends; null where there are none
     */
    public long absent(@Nullable Object date) {
        return number(sql.countAbsent(keys, date));
    }

    /** The keys of the first of these. */
    public List<List<Object>> absent(@Nullable Object date, int limit) {
        return session.query(sql.absent(keys, date, limit), this::key);
    }

    /**
     * Deletes or marks them, or ends their version; how many the database says there were.
     *
     * @param date when a version ends; null where there are none
     */
    public long removeAbsent(@Nullable Object date) {
        return session.update(sql.removeAbsent(keys, date));
    }

    /** The same to those that are staged. */
    public long removeStaged(@Nullable Object date) {
        return session.update(sql.removeStaged(keys, date));
    }

    /** The first keys that are live all the same. */
    public List<List<Object>> kept(@Nullable Object date, int limit) {
        return session.query(sql.kept(keys, date, limit), this::key);
    }

    /** The first keys of the source that no live row of the target has. */
    public List<List<Object>> missing(int limit) {
        return session.query(sql.missing(keys, limit), this::key);
    }

    /** Makes rows alive again that are marked though the source has them. */
    public long revive() {
        return keys.stamps().deletedAt() == null ? 0 : session.update(sql.revive(keys));
    }

    private long number(Sql question) {
        return session.query(question, row -> row.integer(1)).get(0);
    }

    private List<Object> key(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.keys().size(); i++) {
            Column column = keys.keys().get(i);
            Object value = row.value(i + 1, column.type());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Drops it; a connection that does not let go of it is thrown away, and it with that. */
    @Override
    public void close() {
        sink.close();
        session.rollback();
        try {
            staging.drop().forEach(session::update);
            session.commit();
        } catch (FluxoException e) {
            session.spoil(e);
        }
    }
}
