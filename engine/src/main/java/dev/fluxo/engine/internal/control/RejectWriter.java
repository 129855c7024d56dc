package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.RowSink;
import java.time.Instant;
import java.util.List;

/** Writes audit.etl_reject, many rows in one go. */
final class RejectWriter {
    private static final String INSERT = "INSERT INTO audit.etl_reject (run_id, entity_name, row_key, column_name,"
            + " error_code, error_message, row_data, rejected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private RejectWriter() {}

    /** @param rejects at least one */
    static void write(Session session, String runId, String entity, List<Reject> rejects) {
        Instant now = Instant.now();
        List<List<Bind>> rows =
                rejects.stream().map(reject -> row(runId, entity, reject, now)).toList();
        try (RowSink inserter =
                session.inserter(INSERT, rows.get(0).stream().map(Bind::type).toList())) {
            rows.forEach(row -> inserter.add(row.stream().map(Bind::value).toArray()));
            inserter.flush();
        }
    }

    private static List<Bind> row(String runId, String entity, Reject reject, Instant now) {
        return List.of(
                Binds.id(runId),
                Binds.text(entity),
                Binds.text(reject.rowKey(), AuditLog.MESSAGE),
                Binds.text(reject.column(), 255),
                Binds.text(reject.code()),
                Binds.text(reject.message(), AuditLog.MESSAGE),
                Binds.text(RowJson.write(reject.data())),
                Binds.instant(now));
    }
}
