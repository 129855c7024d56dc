package dev.fluxo.postgresql;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.Step;
import dev.fluxo.engine.dialect.Tally;
import java.util.List;
import java.util.stream.Stream;

/** The statements of PostgreSQL that insert and change at once. The staging table is {@code s}, the target {@code t}. */
final class PostgresUpsert {
    private PostgresUpsert() {}

    /** Each row that is inserted draws a number: MERGE tells how many it inserted only from version 17 on. */
    static List<Step> byMerge(Merge merge) {
        String whenMatched = merge.values().isEmpty()
                ? ""
                : " WHEN MATCHED AND (" + PostgresTarget.differs(merge) + ") THEN UPDATE SET "
                        + PostgresTarget.assignments(merge, PostgresTarget::value);
        String drawn = "CASE WHEN nextval('" + counter(merge).replace("'", "''") + "') > 0 THEN "
                + PostgresTarget.value(merge.columns().get(0)) + " END";
        Stream<String> others = merge.columns().stream().skip(1).map(PostgresTarget::value);
        String values =
                PostgresTarget.withLoadedAt(merge, Stream.concat(Stream.of(drawn), others), PostgresTarget::clock);
        Sql statement = Sql.of("MERGE INTO " + PostgresTarget.target(merge) + " t USING "
                + PostgresTarget.stageOf(merge) + " s ON " + PostgresTarget.keysEqual(merge) + whenMatched
                + " WHEN NOT MATCHED THEN INSERT (" + PostgresTarget.insertColumns(merge) + ") VALUES (" + values + ")");
        Sql inserted = Sql.of("SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('"
                + counter(merge).replace("'", "''") + "', 1, false) FROM " + counter(merge));
        return List.of(
                Step.change("merge", statement, Tally.WRITTEN),
                Step.askCounter("count inserts", inserted, Tally.INSERTED));
    }

    static String counter(Merge merge) {
        return "pg_temp." + PostgresNames.quote(merge.stage() + "_inserted");
    }

    /**
     * Rows that would not change are left out first: a conflict locks its row even when nothing changes. The target has an
     * alias, for it may be called {@code excluded}.
     */
    static Sql byConflict(Merge merge) {
        String change = merge.values().isEmpty()
                ? "NOTHING"
                : "UPDATE SET "
                        + PostgresTarget.assignments(merge, column -> "EXCLUDED." + PostgresTarget.name(column));
        String same = merge.values().isEmpty() ? "" : " AND NOT (" + PostgresTarget.differs(merge) + ")";
        return Sql.of("INSERT INTO " + PostgresTarget.target(merge) + " AS t (" + PostgresTarget.insertColumns(merge)
                + ") SELECT "
                + PostgresTarget.insertValues(merge) + " FROM " + PostgresTarget.stageOf(merge)
                + " s WHERE NOT EXISTS (SELECT FROM " + PostgresTarget.target(merge)
                + " t WHERE "
                + PostgresTarget.keysEqual(merge) + same + ") ON CONFLICT ("
                + PostgresTarget.list(merge.keys(), PostgresTarget::name)
                + ") DO " + change);
    }

    /** Without MERGE, and without the index that a conflict needs: both halves see the table as it was before. */
    static Sql byBoth(Merge merge) {
        String changed = merge.values().isEmpty()
                ? "SELECT 1 WHERE false"
                : PostgresTarget.updateChanged(merge) + " RETURNING 1";
        return Sql.of("WITH changed AS (" + changed + "), added AS (" + PostgresTarget.insertMissing(merge)
                + " RETURNING 1) SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed)");
    }
}
