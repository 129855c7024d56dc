package dev.fluxo.mysql;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.StandardTarget;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.Tally;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.VersionSql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that write to MariaDB, and to MySQL but for {@link OnceNamedTarget}. */
class MysqlTarget extends StandardTarget {
    private static final int ROWS_PER_MERGE = 20_000;
    /** In bytes, of which a letter has up to four. */
    private static final int LONGEST_KEY = 3_072;

    private static final int BYTES_OF_A_LETTER = 4;
    private static final int BYTES_OF_A_NUMBER = 32;

    static final MysqlWords WORDS = new MysqlWords();

    MysqlTarget() {
        super(WORDS);
    }

    /** The types and collations of the target, none of which refuses NULL: so it is with the columns of an outer join that finds nothing. */
    @Override
    public Sql createStage(StageTransfer merge) {
        return Sql.of("CREATE TEMPORARY TABLE " + stage(merge) + " (PRIMARY KEY (" + WORDS.sequence(merge)
                + ")) ENGINE = InnoDB AS SELECT "
                + TargetWords.list(merge.columns(), column -> "t." + WORDS.name(column)) + WORDS.carriedColumns(merge)
                + ", " + WORDS.own(merge, "CAST(0 AS SIGNED)") + nothingOf(merge));
    }

    /** A source of no rows, whose columns take NULL. */
    static String nothingOf(StageTransfer merge) {
        return " FROM (SELECT 1) one LEFT JOIN " + WORDS.target(merge) + " t ON 1 = 0 WHERE 1 = 0";
    }

    @Override
    public String load(String table, List<Column> columns) {
        return LoadSql.load(table, columns);
    }

    /** Where each row of the target is looked for in the stage; long texts have no such index. */
    @Override
    public @Nullable Sql indexStage(StageTransfer merge, StageUse use) {
        if (use == StageUse.SCANNED
                || merge.keys().stream().mapToLong(MysqlTarget::bytes).sum() > LONGEST_KEY) {
            return null;
        }
        return Sql.of(
                "CREATE INDEX flx_key ON " + stage(merge) + " (" + TargetWords.list(merge.keys(), WORDS::name) + ")");
    }

    private static long bytes(Column key) {
        int length = key.type().length();
        return switch (key.type().kind()) {
            case TEXT -> length == 0 ? LONGEST_KEY + 1 : (long) length * BYTES_OF_A_LETTER;
            case BINARY -> length == 0 ? LONGEST_KEY + 1 : length;
            case OTHER -> LONGEST_KEY + 1;
            default -> BYTES_OF_A_NUMBER;
        };
    }

    @Override
    public Sql now(Column column) {
        return Sql.of("SELECT " + WORDS.clock(column));
    }

    @Override
    public List<Sql> dropSuperseded(StageTransfer merge) {
        return List.of(keepOfEachKey("MAX", "<", merge));
    }

    @Override
    public List<Sql> dropRepeated(StageTransfer merge) {
        return List.of(keepOfEachKey("MIN", ">", merge));
    }

    @Override
    public Sql countRepeated(StageTransfer merge) {
        return Sql.of("SELECT COALESCE(SUM(d.n - 1), 0) FROM (SELECT COUNT(*) AS n FROM " + stage(merge)
                + " s GROUP BY " + TargetWords.list(merge.keys(), WORDS::value) + ") d");
    }

    private Sql keepOfEachKey(String which, String others, StageTransfer merge) {
        String place = WORDS.sequence(merge);
        String keys = TargetWords.list(merge.keys(), column -> WORDS.value(column) + " AS " + WORDS.name(column));
        String sameKey = merge.keys().stream()
                .map(key -> WORDS.value(key) + " = d." + WORDS.name(key))
                .collect(joining(" AND "));
        return Sql.of("DELETE s FROM " + stage(merge) + " s JOIN (SELECT " + keys + ", " + which + "(s." + place
                + ") AS " + place + " FROM " + stage(merge) + " s GROUP BY "
                + TargetWords.list(merge.keys(), WORDS::value) + " HAVING COUNT(*) > 1) d ON " + sameKey + " AND s."
                + place + " " + others + " d." + place);
    }

    /**
     * There is no MERGE. Not ON DUPLICATE KEY UPDATE either: it would change the row that has any other unique value in common, and use up numbers of an
     * AUTO_INCREMENT.
     */
    @Override
    public List<Step> merge(StageTransfer merge) {
        List<Step> steps = new ArrayList<>();
        if (merge.canChange()) {
            steps.add(Step.change("update", update(merge), Tally.UPDATED));
        }
        steps.add(Step.change("insert", insert(merge), Tally.INSERTED));
        return steps;
    }

    /** Where an index finds each key, the stage is read, and the target probed. */
    @Override
    public Sql update(StageTransfer merge) {
        return Sql.of("UPDATE " + joined(merge) + " SET " + WORDS.assignments(merge) + " WHERE " + WORDS.differ(merge));
    }

    @Override
    public Sql vacate(StageTransfer merge, List<Column> columns) {
        return Sql.of("UPDATE " + joined(merge) + " SET "
                + TargetWords.list(columns, column -> WORDS.set(column) + " = NULL") + " WHERE "
                + WORDS.differ(columns));
    }

    private String joined(StageTransfer merge) {
        String join = merge.unique() == StageTransfer.Unique.NO ? " s JOIN " : " s STRAIGHT_JOIN ";
        return stage(merge) + join + WORDS.target(merge) + " t ON " + WORDS.keysEqual(merge);
    }

    @Override
    protected String deleting(StageTransfer merge) {
        return "DELETE t FROM " + WORDS.target(merge) + " t";
    }

    /** Not TRUNCATE, which commits; nor is an index made without a commit. */
    @Override
    public @Nullable Sql clearStage(StageTransfer merge, StageUse use) {
        return use == StageUse.SCANNED ? null : Sql.of("DELETE FROM " + stage(merge));
    }

    @Override
    public Sql dropStage(StageTransfer merge) {
        return Sql.of("DROP TEMPORARY TABLE IF EXISTS " + stage(merge));
    }

    @Override
    public VersionSql versions() {
        return new MysqlVersions(WORDS);
    }

    @Override
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
        return ROWS_PER_MERGE;
    }
}
