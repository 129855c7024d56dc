package dev.fluxo.mysql;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import org.jspecify.annotations.Nullable;

/** The statements that write versions to MySQL, each of which names a temporary table once. */
final class OnceNamedVersions extends MysqlVersions {
    private static final String ORDERED = " OVER flx_w";

    OnceNamedVersions(MysqlWords words) {
        super(words);
    }

    /** What the notes say elsewhere is found where it is used: no statement both reads and writes them. */
    @Override
    public @Nullable Sql compare(StageTransfer merge) {
        return null;
    }

    @Override
    protected String compared(StageTransfer merge) {
        String differ = merge.compared(merge.versions()).stream()
                .map(column -> words.differs(column, "LAG(s." + words.name(column) + ")" + ORDERED))
                .collect(joining(" OR "));
        return "(SELECT s.*, CASE WHEN LAG(s." + words.sequence(merge) + ")" + ORDERED + " IS NULL THEN NULL"
                + (differ.isEmpty() ? "" : " WHEN " + differ + " THEN " + OTHER) + " ELSE " + SAME + " END AS "
                + kind(merge) + ", LAG(" + date(merge) + ")" + ORDERED + " AS " + since(merge) + " FROM "
                + words.staged(merge) + " s WINDOW flx_w AS (PARTITION BY "
                + TargetWords.list(merge.keys(), words::value) + " ORDER BY " + date(merge) + ")) s";
    }

    @Override
    protected String comparison() {
        return "s.";
    }

    @Override
    public Sql countOverwritten(StageTransfer merge) {
        String place = words.sequence(merge);
        return Sql.of("SELECT COUNT(*) FROM (SELECT s.* FROM " + words.staged(merge) + " s JOIN (SELECT c." + place
                + " FROM " + words.notes(merge) + " c GROUP BY c." + place + " HAVING COUNT(CASE WHEN c." + kind(merge)
                + " = " + LAST + " THEN 1 END) > 0 AND COUNT(CASE WHEN c." + kind(merge) + " IN (" + FIRST + ", " + NEW
                + ", " + PLACE + ") THEN 1 END) = 0) c ON c." + place + " = s." + place
                + ") s WHERE EXISTS (SELECT 1 FROM "
                + words.target(merge) + " t WHERE " + words.keysEqual(merge) + " AND ("
                + words.differ(merge.versions().overwrite()) + "))");
    }
}
