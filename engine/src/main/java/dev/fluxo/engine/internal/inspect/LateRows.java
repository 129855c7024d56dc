package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How late rows came, as a time of creation beside the watermark shows it: a row that was there only after the time in its
 * watermark was written behind every watermark that had passed that time.
 *
 * @param created the column that tells when a row came to be
 * @param rows those that came late
 * @param most by how much, of the latest of them
 */
record LateRows(Column created, long rows, Duration most) {
    /** The latest ones tell enough. */
    private static final int MOST = 10_000;

    private static final Pattern NAMES =
            Pattern.compile("(?i).*(creat|insert|ingest|receiv|arriv|criad|criac|inclus|cadastr|recebid).*");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Null where no column tells, or no row came late. */
    static @Nullable LateRows of(Database source, Table table, Column watermark) {
        Column created = created(table, watermark);
        if (created == null) {
            return null;
        }
        SourceSql sql = source.dialect().source();
        String is = source.dialect().quote(watermark.name());
        String was = source.dialect().quote(created.name());
        String select =
                "SELECT " + is + ", " + was + " FROM " + source.dialect().quote(table.name());
        String late = "WHERE " + was + " > " + is;
        try (Session session = source.session()) {
            long rows = session.query(sql.over(select, "COUNT(*)", late), row -> row.integer(1))
                    .get(0);
            String latest = " " + session.dialect().first(is + " DESC", MOST);
            Duration most = session
                    .query(
                            sql.over(select, is + ", " + was, late + latest),
                            row -> between(row.value(1, watermark.type()), row.value(2, created.type())))
                    .stream()
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            return most.isZero() ? null : new LateRows(created, rows, most);
        }
    }

    /** Set by the database at an insert, or by its name. */
    private static @Nullable Column created(Table table, Column watermark) {
        TypeKind kind = watermark.type().kind();
        if (kind != TypeKind.TIMESTAMP && kind != TypeKind.TIMESTAMP_TZ) {
            return null;
        }
        List<Column> times = table.columns().stream()
                .filter(column -> column.type().kind() == kind && !column.name().equalsIgnoreCase(watermark.name()))
                .filter(column -> NAMES.matcher(column.name()).matches())
                .toList();
        return times.stream().filter(Column::hasDefault).findFirst().orElse(times.isEmpty() ? null : times.get(0));
    }

    private static Duration between(@Nullable Object from, @Nullable Object to) {
        return from == null || to == null || Infinity.is(from) || Infinity.is(to)
                ? Duration.ZERO
                : Duration.between((Temporal) from, (Temporal) to);
    }

    /** A round length that is longer: {@code 45m}, {@code 3h}, {@code 2d}. */
    String lookback() {
        Duration unit = most.compareTo(HOUR) < 0 ? MINUTE : most.compareTo(DAY) < 0 ? HOUR : DAY;
        return most.dividedBy(unit) + 1 + (unit.equals(MINUTE) ? "m" : unit.equals(HOUR) ? "h" : "d");
    }
}
