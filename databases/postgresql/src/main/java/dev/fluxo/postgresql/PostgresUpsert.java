package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import java.util.stream.Stream;

/** The statements of PostgreSQL that insert and change at once. */
final class PostgresUpsert {
    private final StageTransfer merge;
    private final PostgresWords words;

    PostgresUpsert(StageTransfer merge, PostgresWords words) {
        this.merge = merge;
        this.words = words;
    }

    /** Each row that is inserted draws a number: MERGE tells how many it inserted only from version 17 on. */
    Sql byMerge() {
        String whenMatched = !merge.canChange()
                ? ""
                : " WHEN MATCHED AND (" + words.differ(merge) + ") THEN UPDATE SET " + words.assignments(merge);
        String drawn = "CASE WHEN nextval('" + words.counter(merge).replace("'", "''") + "') > 0 THEN "
                + words.value(merge.columns().get(0)) + " END";
        Stream<String> others = merge.columns().stream().skip(1).map(words::value);
        String values = TargetWords.list(
                Stream.concat(Stream.of(drawn), others), merge.stamps().all(), words::stamped);
        return Sql.of("MERGE INTO " + words.target(merge) + " t USING " + words.stage(merge) + " s ON "
                + words.keysEqual(merge) + whenMatched + " WHEN NOT MATCHED THEN INSERT (" + words.insertColumns(merge)
                + ") VALUES (" + values + ")");
    }

    /** How many numbers were drawn since this was asked last. */
    Sql drawn() {
        return Sql.of("SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('"
                + words.counter(merge).replace("'", "''") + "', 1, false) FROM " + words.counter(merge));
    }

    /**
     * Rows that would not change are left out first: a conflict locks its row even when nothing changes. The target has an
     * alias, for it may be called {@code excluded}.
     */
    Sql byConflict() {
        String change = !merge.canChange()
                ? "NOTHING"
                : "UPDATE SET " + words.assignments(merge, column -> "EXCLUDED." + words.name(column));
        String same = !merge.canChange() ? "" : " AND NOT (" + words.differ(merge) + ")";
        return Sql.of("INSERT INTO " + words.target(merge) + " AS t (" + words.insertColumns(merge) + ") SELECT "
                + words.insertValues(merge) + " FROM " + words.stage(merge) + " s WHERE NOT EXISTS (SELECT FROM "
                + words.target(merge) + " t WHERE " + words.keysEqual(merge) + same + ") ON CONFLICT ("
                + TargetWords.list(merge.keys(), words::name) + ") DO " + change);
    }

    /** Without MERGE, and without the index that a conflict needs: both halves see the table as it was before. */
    Sql byBoth(Sql update, Sql insert) {
        String changed = !merge.canChange() ? "SELECT 1 WHERE false" : update + " RETURNING 1";
        return Sql.of("WITH changed AS (" + changed + "), added AS (" + insert
                + " RETURNING 1) SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed)");
    }
}
