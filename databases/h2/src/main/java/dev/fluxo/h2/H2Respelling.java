package dev.fluxo.h2;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;

/**
 * Rows whose keys are spelled anew. H2 leaves the old spelling in the index when it changes a row in its place, and shows what the
 * index has: so such rows are taken out and put in again, with all that they have. Not where that could be more than a change: where
 * triggers act, or foreign keys refer to the table.
 */
final class H2Respelling {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");

    private H2Respelling() {}

    /** One statement, made from the catalog when it is run: only that knows the columns that are not mapped. */
    static Sql of(StageTransfer merge, H2Words words) {
        String stage = words.stage(merge);
        String target = words.target(merge);
        String respelled = "SELECT t._ROWID_ FROM " + stage + " s JOIN " + target + " t ON "
                + words.keysEqual(merge, "t", "s") + " WHERE "
                + words.differ(merge.looseKeys());
        String name = "'\"' || REPLACE(c.COLUMN_NAME, '\"', '\"\"') || '\"'";
        String text = "SELECT " + literal("INSERT INTO " + target + " (") + " || " + list(name) + " || "
                + literal(") OVERRIDING SYSTEM VALUE SELECT ") + " || " + list(value(merge, words, name)) + " || "
                + literal(" FROM OLD TABLE (DELETE FROM " + target + " WHERE _ROWID_ IN (" + respelled + ")) o JOIN "
                        + stage + " s ON " + words.keysEqual(merge, "o", "s"))
                + """

                FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES b
                  ON b.TABLE_SCHEMA = c.TABLE_SCHEMA AND b.TABLE_NAME = c.TABLE_NAME AND b.TABLE_TYPE = 'BASE TABLE'
                WHERE c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? AND c.IS_GENERATED = 'NEVER'
                  AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TRIGGERS g
                                  WHERE g.EVENT_OBJECT_SCHEMA = b.TABLE_SCHEMA AND g.EVENT_OBJECT_TABLE = b.TABLE_NAME)
                  AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS f JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS u
                                    ON u.CONSTRAINT_SCHEMA = f.UNIQUE_CONSTRAINT_SCHEMA AND u.CONSTRAINT_NAME = f.UNIQUE_CONSTRAINT_NAME
                                  WHERE u.TABLE_SCHEMA = b.TABLE_SCHEMA AND u.TABLE_NAME = b.TABLE_NAME)
                HAVING COUNT(*) > 0 AND EXISTS ("""
                + respelled + ")";
        return new Sql(
                "EXECUTE IMMEDIATE COALESCE((" + text + "), " + literal("DELETE FROM " + stage + " WHERE 1 = 0") + ")",
                List.of(
                        new Bind(merge.target().schema(), TEXT),
                        new Bind(merge.target().name(), TEXT)));
    }

    /** What a column gets: what is staged, what the engine sets, or what it had. */
    private static String value(StageTransfer merge, H2Words words, String name) {
        StringBuilder value = new StringBuilder("CASE c.COLUMN_NAME");
        for (Column column : merge.columns()) {
            value.append(" WHEN ").append(literal(column.name())).append(" THEN ");
            value.append(literal("s." + words.name(column)));
        }
        for (Stamp stamp : merge.stamps().onChange()) {
            value.append(" WHEN ").append(literal(stamp.column().name())).append(" THEN ");
            value.append(literal(words.stamped(stamp)));
        }
        return value + " ELSE 'o.' || " + name + " END";
    }

    private static String list(String item) {
        return "LISTAGG(" + item + ", ', ') WITHIN GROUP (ORDER BY c.ORDINAL_POSITION)";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
