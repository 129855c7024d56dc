package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.result.Explanation.Covering;
import dev.fluxo.engine.result.Explanation.OnRecord;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the audit knows of single rows. */
public final class AuditHistory {
    private static final int MOST = 10;

    private AuditHistory() {}

    /**
     * The rejections of a row, the latest first.
     *
     * @param watermark by which a row without a key is known; null: by nothing else
     */
    public static List<OnRecord> rejects(Session session, String entity, String key, @Nullable Watermark watermark) {
        return session.query(
                Sql.of(
                        "SELECT run_id, rejected_at, column_name, error_code, error_message FROM audit.etl_reject"
                                + " WHERE entity_name = ? AND (row_key = ? OR row_key = ?)"
                                + " "
                                + session.dialect().first("reject_id DESC", MOST),
                        Binds.text(entity),
                        Binds.text(key),
                        Binds.text(watermark == null ? key : watermark.toString())),
                row -> new OnRecord(
                        String.valueOf(row.text(1)),
                        row.instant(2),
                        row.text(3),
                        String.valueOf(row.text(4)),
                        String.valueOf(row.text(5))));
    }

    /** The runs whose window holds the watermark, the latest first. */
    public static List<Covering> covering(Session session, String entity, Watermark watermark) {
        return session
                .query(
                        Sql.of(
                                "SELECT run_id, started_at, status, watermark_from, watermark_to, spec_hash"
                                        + " FROM audit.etl_run_entity"
                                        + " WHERE entity_name = ? AND dry_run = ? AND rows_read > 0"
                                        + " AND watermark_to IS NOT NULL ORDER BY started_at DESC",
                                Binds.text(entity),
                                Binds.flag(false)),
                        row -> new Covering(
                                String.valueOf(row.text(1)),
                                row.instant(2),
                                String.valueOf(row.text(3)),
                                WatermarkJson.read(row.text(4), entity),
                                Objects.requireNonNull(WatermarkJson.read(row.text(5), entity)),
                                row.text(6)))
                .stream()
                .filter(run ->
                        compare(watermark, run.to()) <= 0 && (run.from() == null || compare(watermark, run.from()) > 0))
                .limit(MOST)
                .toList();
    }

    /** As Java compares the values: text may sort otherwise in a database. Watermarks of other columns or types never match. */
    private static int compare(Watermark left, Watermark right) {
        if (!left.columns().equals(right.columns()) || !left.types().equals(right.types())) {
            return 1;
        }
        for (int i = 0; i < left.parts().size(); i++) {
            TypeKind kind = TypeKind.valueOf(left.parts().get(i).type().toUpperCase(Locale.ROOT));
            int order = compare(
                    ValueText.read(kind, left.parts().get(i).value()),
                    ValueText.read(kind, right.parts().get(i).value()));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return left instanceof byte[] bytes
                ? Arrays.compareUnsigned(bytes, (byte[]) right)
                : ((Comparable<Object>) left).compareTo(right);
    }
}
