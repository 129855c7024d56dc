package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rejected rows that may be tried again. */
public final class RejectLog {
    private static final int MOST_KEYS = 100_000;
    private static final int PAGE = 1_000;

    private RejectLog() {}

    /**
     * A row that was rejected and not loaded since.
     *
     * @param data the source row as text, by column
     */
    public record Pending(long id, Map<String, @Nullable String> data) {}

    /** How many of an entity there are. */
    static long count(Session session, String entity) {
        return RunHistory.rejects(session, entity);
    }

    /**
     * Those of an entity, in the order in which they were rejected.
     *
     * @param after the last one that is known
     * @param most how many at most
     */
    static List<Pending> pending(Session session, String entity, long after, int most) {
        return session.query(
                Sql.of(
                        "SELECT reject_id, row_data FROM audit.etl_reject WHERE entity_name = ? AND retried_at IS NULL"
                                + " AND reject_id > ? "
                                + session.dialect().first("reject_id", most),
                        Binds.text(entity),
                        Binds.number(after)),
                row -> new Pending(row.integer(1), RowJson.read(String.valueOf(row.text(2)))));
    }

    /** The keys of the rows that wait. */
    public static Set<String> keys(Session session, String entity) {
        return Set.copyOf(session.query(
                Sql.of(
                        "SELECT DISTINCT row_key FROM audit.etl_reject WHERE entity_name = ? AND retried_at IS NULL "
                                + session.dialect().first("row_key", MOST_KEYS),
                        Binds.text(entity)),
                row -> String.valueOf(row.text(1))));
    }

    /** Those that do not wait already: the same row, rejected for the same reason. */
    static List<Reject> unknown(Session session, String entity, List<Reject> rejects) {
        Map<List<@Nullable String>, Reject> unknown = new LinkedHashMap<>();
        rejects.forEach(reject ->
                unknown.put(Arrays.asList(reject.code(), reject.column(), RowJson.write(reject.data())), reject));
        long after = 0;
        while (!unknown.isEmpty()) {
            List<Long> page = session.query(
                    Sql.of(
                            "SELECT reject_id, error_code, column_name, row_data FROM audit.etl_reject"
                                    + " WHERE entity_name = ? AND retried_at IS NULL AND reject_id > ? "
                                    + session.dialect().first("reject_id", PAGE),
                            Binds.text(entity),
                            Binds.number(after)),
                    row -> {
                        unknown.remove(Arrays.asList(row.text(2), row.text(3), row.text(4)));
                        return row.integer(1);
                    });
            if (page.size() < PAGE) {
                break;
            }
            after = page.get(page.size() - 1);
        }
        return List.copyOf(unknown.values());
    }

    /** Whether a run has noted that this one need not be tried again. */
    static boolean isDone(Session session, long id, String runId) {
        return session.query(
                                Sql.of(
                                        "SELECT COUNT(*) FROM audit.etl_reject WHERE reject_id = ? AND retried_run_id = ?",
                                        Binds.number(id),
                                        Binds.id(runId)),
                                row -> row.integer(1))
                        .get(0)
                == 1;
    }

    /**
     * Notes that they need not be tried again.
     *
     * @param ids may be empty
     */
    static void done(Session session, List<Long> ids, String runId) {
        if (ids.isEmpty()) {
            return;
        }
        Bind now = Binds.instant(Instant.now());
        Bind run = Binds.id(runId);
        try (RowSink sink = session.inserter(
                "UPDATE audit.etl_reject SET retried_at = ?, retried_run_id = ? WHERE reject_id = ?",
                List.of(now.type(), run.type(), Binds.number(0).type()))) {
            for (Long id : ids) {
                sink.add(new Object[] {now.value(), run.value(), id});
            }
            sink.flush();
        }
    }
}
