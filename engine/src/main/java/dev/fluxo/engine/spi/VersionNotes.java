package dev.fluxo.engine.spi;

import static dev.fluxo.engine.spi.TargetWords.list;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of staged states, noted before anything is written. A note has the key and the date of a state, its place, what becomes
 * of it, and the interval: {@code since} is the date of the version that it ends or changes, {@code until} when its own ends, NULL for
 * never.
 */
abstract class VersionNotes implements VersionSql {
    /** It makes the first version of its key. */
    protected static final String FIRST = "'first'";

    protected static final String NEW = "'new'";
    static final String MADE = "(" + FIRST + ", " + NEW + ")";
    /** It changes a version of its date. */
    protected static final String PLACE = "'place'";

    /** Compared with the state before it in the stage, whose date is noted as {@code since}. */
    protected static final String SAME = "'same'";

    protected static final String OTHER = "'other'";
    /** It is the latest state of its key. */
    protected static final String LAST = "'last'";

    final TargetWords words;

    VersionNotes(TargetWords words) {
        this.words = words;
    }

    /** The columns of a note, as a query of no rows gives them. */
    protected final String emptyNote(StageTransfer merge, Function<Column, String> key) {
        History history = merge.versions();
        String date = " AS " + history.validFrom().type() + ")";
        return list(merge.keys(), key) + ", CAST(NULL" + date + " AS " + words.name(history.validFrom())
                + ", CAST(0 AS BIGINT) AS " + words.sequence(merge) + ", CAST('' AS VARCHAR(5)) AS " + kind(merge)
                + ", CAST(NULL" + date + " AS " + since(merge) + ", CAST(NULL AS "
                + history.validTo().type() + ") AS " + until(merge);
    }

    protected final String kind(StageTransfer merge) {
        return words.quote(merge.own("flx_kind"));
    }

    protected final String since(StageTransfer merge) {
        return words.quote(merge.own("flx_since"));
    }

    protected final String until(StageTransfer merge) {
        return words.quote(merge.own("flx_until"));
    }

    @Override
    public Sql clearNotes(StageTransfer merge) {
        return Sql.of("DELETE FROM " + words.notes(merge));
    }

    @Override
    public Sql dropNotes(StageTransfer merge) {
        return Sql.of("DROP TABLE IF EXISTS " + words.notes(merge));
    }

    /** Joins to each staged state, called {@code s}, the version that is called {@code t}: that with the latest date up to its own. */
    protected String standing(StageTransfer merge) {
        String date = words.name(merge.versions().validFrom());
        return " LEFT JOIN " + words.target(merge) + " t" + words.hint(merge) + " ON " + words.keysEqual(merge)
                + " AND t." + date + " = (" + versionsOf(merge, "MAX(m." + date + ")") + " AND m." + date + " <= "
                + date(merge) + ")";
    }

    /** Ends an inner query whose columns a planner would otherwise compute anew wherever they are used. */
    protected String apart() {
        return "";
    }

    private String versionsOf(StageTransfer merge, String what) {
        return "SELECT " + what + " FROM " + words.target(merge) + " m" + words.hint(merge) + " WHERE "
                + words.keysAre(merge, "m");
    }

    protected final String date(StageTransfer merge) {
        return words.value(merge.versions().validFrom());
    }

    private String note(StageTransfer merge, String... more) {
        Stream<String> first = Stream.concat(
                merge.byState().keys().stream().map(words::name), Stream.of(words.sequence(merge), kind(merge)));
        return "INSERT INTO " + words.notes(merge) + " ("
                + Stream.concat(first, Stream.of(more)).collect(joining(", ")) + ") SELECT ";
    }

    private String states(StageTransfer merge) {
        return list(merge.byState().keys(), words::value);
    }

    @Override
    public @Nullable Sql compare(StageTransfer merge) {
        String place = words.sequence(merge);
        String before = words.quote(merge.own("flx_before"));
        String staged = words.staged(merge);
        return Sql.of(note(merge, since(merge)) + states(merge) + ", s." + place + ", CASE WHEN "
                + differ(merge.compared(merge.versions())) + " THEN " + OTHER + " ELSE " + SAME + " END, t."
                + words.name(merge.versions().validFrom()) + " FROM (SELECT s." + place + ", LAG(s." + place
                + ") OVER (PARTITION BY " + list(merge.keys(), words::value) + " ORDER BY " + date(merge) + ") AS "
                + before + " FROM " + staged + " s) n JOIN " + staged + " s ON s." + place + " = n." + place + " JOIN "
                + staged + " t ON t." + place + " = n." + before);
    }

    final String differ(List<Column> columns) {
        return columns.isEmpty() ? "1 = 0" : words.differ(columns);
    }

    @Override
    public Sql find(StageTransfer merge) {
        String place = words.sequence(merge);
        String kind = kind(merge);
        String since = since(merge);
        String until = until(merge);
        String made = " OVER (PARTITION BY " + list(merge.keys(), key -> "x." + words.name(key)) + ", CASE x." + kind
                + " WHEN " + PLACE + " THEN 1 ELSE 0 END ORDER BY x."
                + words.name(merge.versions().validFrom()) + ")";
        String next = "LEAD(x." + words.name(merge.versions().validFrom()) + ")" + made;
        String states = merge.versions().everyState() ? words.staged(merge) + " s" : compared(merge);
        return found(
                merge,
                first(merge) + " AND LAG(x." + place + ")" + made + " IS NULL",
                "CASE WHEN LAG(x." + since + ")" + made + " = x." + since + " THEN NULL ELSE x." + since + " END",
                "CASE WHEN x." + until + " IS NULL OR " + next + " < x." + until + " THEN " + next + " ELSE x." + until
                        + " END",
                becomes(merge),
                states);
    }

    /** The staged states {@code s}, and beside them, as {@link #comparison} calls it, what is known of the state before each. */
    protected String compared(StageTransfer merge) {
        String place = words.sequence(merge);
        return words.staged(merge) + " s LEFT JOIN " + words.notes(merge) + " n ON n." + place + " = s." + place;
    }

    /** What stands before the names of kind and date of the state before. */
    protected String comparison() {
        return "n.";
    }

    @Override
    public Sql findSingle(StageTransfer merge) {
        return found(
                merge,
                first(merge),
                "x." + since(merge),
                "x." + until(merge),
                becomesAlone(merge),
                words.staged(merge) + " s");
    }

    /** A condition: the target has no version of the key. */
    private String first(StageTransfer merge) {
        return "x." + kind(merge) + " = " + NEW + " AND x." + known(merge) + " IS NULL AND x." + until(merge)
                + " IS NULL";
    }

    private String known(StageTransfer merge) {
        return words.quote(merge.own("flx_known"));
    }

    /** @param states those in the stage, {@code s}, and what is joined to them of the others */
    private Sql found(StageTransfer merge, String first, String since, String until, String becomes, String states) {
        History history = merge.versions();
        String place = words.sequence(merge);
        String date = words.name(history.validFrom());
        String end = words.name(history.validTo());
        String kind = kind(merge);
        String covered =
                "t." + date + " IS NOT NULL AND (t." + end + " IS NULL OR t." + end + " > " + date(merge) + ")";
        return Sql.of(note(merge, since(merge), until(merge))
                + list(merge.byState().keys(), key -> "x." + words.name(key)) + ", x."
                + place
                + ", CASE WHEN " + first + " THEN " + FIRST + " ELSE x." + kind + " END, " + since + ", " + until
                + " FROM (SELECT "
                + list(merge.byState().keys(), key -> words.value(key) + " AS " + words.name(key))
                + ", s." + place + " AS " + place + ", " + becomes + " AS " + kind + ", t." + date + " AS "
                + known(merge)
                + ", CASE WHEN " + covered + " THEN t." + date + " END AS " + since(merge)
                + ", CASE WHEN " + covered + " THEN t." + end + " ELSE ("
                + versionsOf(merge, "MIN(m." + date + ")") + " AND m." + date + " > " + date(merge) + ") END AS "
                + until(merge)
                + " FROM " + states + standing(merge) + apart() + ") x WHERE x." + kind
                + " <> " + SAME);
    }

    /**
     * The value that is valid at a state's date is that of the state before it in the stage, or of a version, whichever is later. Where
     * a deletion ended the version, and nothing began since, no value is.
     */
    private String becomes(StageTransfer merge) {
        History history = merge.versions();
        if (history.everyState()) {
            return becomesAlone(merge);
        }
        String date = "t." + words.name(history.validFrom());
        String end = "t." + words.name(history.validTo());
        String before = comparison() + since(merge);
        String kind = comparison() + kind(merge);
        String later = " AND (" + date + " IS NULL OR " + before + " >= " + date + ")";
        return "CASE" + there(merge)
                + " WHEN " + kind + " = " + OTHER + later + " THEN " + NEW
                + " WHEN " + end + " <= " + date(merge) + " AND (" + before + " IS NULL OR " + before + " < " + end
                + ") THEN " + NEW
                + " WHEN " + kind + " = " + SAME + later + " THEN " + SAME
                + otherwise(merge);
    }

    /** The same of a state before which the stage has none. */
    private String becomesAlone(StageTransfer merge) {
        History history = merge.versions();
        return history.everyState()
                ? "CASE" + there(merge) + " ELSE " + NEW + " END"
                : "CASE" + there(merge) + " WHEN t." + words.name(history.validTo()) + " <= " + date(merge) + " THEN "
                        + NEW + otherwise(merge);
    }

    private String there(StageTransfer merge) {
        return " WHEN t." + words.name(merge.versions().validFrom()) + " = " + date(merge) + " THEN CASE WHEN "
                + differ(merge.tracked()) + " THEN " + PLACE + " ELSE " + SAME + " END";
    }

    private String otherwise(StageTransfer merge) {
        return " WHEN t." + words.name(merge.versions().validFrom()) + " IS NULL OR "
                + differ(merge.compared(merge.versions())) + " THEN " + NEW + " ELSE " + SAME + " END";
    }

    @Override
    public Sql findLatest(StageTransfer merge) {
        String number = words.quote(merge.own("flx_n"));
        String place = words.sequence(merge);
        String date = words.name(merge.versions().validFrom());
        return Sql.of(note(merge) + states(merge) + ", s." + place + ", " + LAST + " FROM (SELECT "
                + list(merge.byState().keys(), key -> words.value(key) + " AS " + words.name(key)) + ", s." + place
                + ", ROW_NUMBER() OVER (PARTITION BY " + list(merge.keys(), words::value) + " ORDER BY " + date(merge)
                + " DESC) AS " + number + " FROM " + words.staged(merge) + " s) s WHERE s." + number + " = 1 AND "
                + date(merge) + " >= COALESCE((" + versionsOf(merge, "MAX(m." + date + ")") + "), " + date(merge)
                + ")");
    }

    @Override
    public Sql count(StageTransfer merge) {
        // Of several states that begin in one version the first alone has noted which it ends.
        return Sql.of("SELECT " + counted(merge, "= " + FIRST, "1") + ", " + counted(merge, "= " + NEW, "1") + ", "
                + counted(merge, "IN " + MADE, since(merge)) + ", " + counted(merge, "= " + PLACE, "1") + " FROM "
                + words.notes(merge));
    }

    private String counted(StageTransfer merge, String kind, String what) {
        return "COUNT(CASE WHEN " + kind(merge) + " " + kind + " THEN " + what + " END)";
    }

    @Override
    public Sql countOverwritten(StageTransfer merge) {
        return Sql.of("SELECT " + words.count() + " FROM " + noted(merge, "= " + LAST) + " s WHERE NOT EXISTS ("
                + words.any() + words.notes(merge) + " o WHERE o." + words.sequence(merge) + " = s."
                + words.sequence(merge) + " AND o." + kind(merge) + " IN (" + FIRST + ", " + NEW + ", " + PLACE
                + ")) AND EXISTS (" + words.any() + words.target(merge) + " t" + words.hint(merge) + " WHERE "
                + words.keysEqual(merge) + " AND (" + differ(merge.versions().overwrite()) + "))");
    }

    /** The staged states of which this is noted. */
    final String noted(StageTransfer merge, String kind) {
        String place = words.sequence(merge);
        return "(SELECT s.* FROM " + words.staged(merge) + " s JOIN " + words.notes(merge) + " c ON c." + place
                + " = s." + place + " WHERE c." + kind(merge) + " " + kind + ")";
    }
}
