package dev.fluxo.engine.spi;

import static dev.fluxo.engine.spi.TargetWords.list;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statements that write the versions of a target as standard SQL has them, with the words of a database. A dialect adds how the
 * table of notes is made, and overrides what its database writes otherwise, or better.
 */
public abstract class StandardVersions extends VersionNotes {
    protected StandardVersions(TargetWords words) {
        super(words);
    }

    /** Changes rows of the target, called {@code t}, by those of a table or a query in parentheses, called {@code s}. */
    protected Sql change(StageTransfer merge, String set, String from, String on, List<Bind> binds) {
        return new Sql("UPDATE " + words.target(merge) + " t SET " + set + " FROM " + from + " s WHERE " + on, binds);
    }

    @Override
    public Sql complete(StageTransfer merge, Column flag) {
        String date = words.name(merge.versions().validFrom());
        String number = words.quote(merge.own("flx_n"));
        List<Column> states = merge.columns().stream()
                .filter(column -> !merge.keys().contains(column)
                        && !column.equals(merge.versions().validFrom()))
                .toList();
        String earliest = "(SELECT x.* FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY "
                + list(merge.keys(), key -> "s." + words.name(key)) + " ORDER BY s." + date + ", s."
                + words.sequence(merge) + " DESC) AS " + number + " FROM " + words.staged(merge) + " s) x WHERE x."
                + number + " = 1)";
        return change(
                merge,
                assigned(merge, states),
                earliest,
                words.keysEqual(merge) + " AND t." + words.name(flag) + " = " + words.flag(flag, true) + " AND t."
                        + date + " <= " + date(merge),
                List.of());
    }

    @Override
    public Sql close(StageTransfer merge) {
        return change(
                merge,
                ended(merge),
                words.notes(merge),
                "s." + kind(merge) + " IN " + MADE + " AND " + words.keysEqual(merge) + " AND t."
                        + words.name(merge.versions().validFrom()) + " = s." + since(merge),
                List.of());
    }

    /** What ends a version at the date of {@code s}. */
    private String ended(StageTransfer merge) {
        History history = merge.versions();
        Stream<String> set = Stream.of(words.set(history.validTo()) + " = " + date(merge));
        Column current = history.current();
        Stream<String> more = current == null
                ? set
                : Stream.concat(set, Stream.of(words.set(current) + " = " + words.flag(current, false)));
        return words.changed(merge, more);
    }

    @Override
    public Sql update(StageTransfer merge) {
        return change(
                merge,
                assigned(merge, merge.tracked()),
                noted(merge, "= " + PLACE),
                words.keysEqual(merge) + " AND t." + words.name(merge.versions().validFrom()) + " = " + date(merge),
                List.of());
    }

    private String assigned(StageTransfer merge, List<Column> columns) {
        return words.changed(merge, columns.stream().map(column -> words.set(column) + " = " + words.value(column)));
    }

    @Override
    public Sql insert(StageTransfer merge) {
        History history = merge.versions();
        List<Bind> binds = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : merge.columns()) {
            columns.add(words.name(column));
            values.add(column.equals(history.validFrom()) ? begins(merge, "c", binds) : words.value(column));
        }
        columns.add(words.name(history.validTo()));
        String until = "c." + until(merge);
        Object openEnd = history.openEnd();
        values.add(
                openEnd == null ? until : "COALESCE(" + until + ", " + bind(history.validTo(), openEnd, binds) + ")");
        Column current = history.current();
        if (current != null) {
            columns.add(words.name(current));
            String open = openEnd == null ? "" : " OR " + until + " = " + bind(history.validTo(), openEnd, binds);
            values.add("CASE WHEN " + until + " IS NULL" + open + " THEN " + words.flag(current, true) + " ELSE "
                    + words.flag(current, false) + " END");
        }
        String place = words.sequence(merge);
        return new Sql(
                insertInto(merge) + " ("
                        + list(columns.stream(), merge.stamps().all(), stamp -> words.name(stamp.column()))
                        + ") SELECT "
                        + list(values.stream(), merge.stamps().all(), words::stamped) + " FROM " + words.staged(merge)
                        + " s JOIN "
                        + words.notes(merge) + " c ON c." + place + " = s." + place + " WHERE c." + kind(merge)
                        + " IN "
                        + MADE,
                binds);
    }

    /** The beginning of the statement that inserts. */
    protected String insertInto(StageTransfer merge) {
        return "INSERT INTO " + words.target(merge);
    }

    /** From when on a new version is valid. */
    private String begins(StageTransfer merge, String note, List<Bind> binds) {
        Column column = merge.versions().validFrom();
        Object begin = merge.versions().begin();
        return begin == null
                ? date(merge)
                : "CASE WHEN " + note + "." + kind(merge) + " = " + FIRST + " AND " + date(merge) + " > "
                        + bind(column, begin, binds) + " THEN " + bind(column, begin, binds) + " ELSE " + date(merge)
                        + " END";
    }

    private String bind(Column column, Object value, List<Bind> binds) {
        binds.add(words.bound(new Bind(value, column.type())));
        return words.parameter(column);
    }

    @Override
    public Sql overwrite(StageTransfer merge) {
        List<Column> columns = merge.versions().overwrite();
        return change(
                merge,
                assigned(merge, columns),
                noted(merge, "= " + LAST),
                words.keysEqual(merge) + " AND (" + differ(columns) + ")",
                List.of());
    }

    @Override
    public Sql overwriteLate(StageTransfer merge) {
        List<Column> columns = merge.versions().overwrite();
        String date = words.name(merge.versions().validFrom());
        String keys = list(merge.keys(), key -> "c." + words.name(key));
        String same = merge.keys().stream()
                .map(key -> "l." + words.name(key) + " = c." + words.name(key))
                .collect(joining(" AND "));
        String latest = merge.keys().stream()
                .map(key -> "m." + words.name(key) + " = c." + words.name(key))
                .collect(joining(" AND "));
        // Of a group, not by a query for each key: the notes have no index on the keys.
        String late = "SELECT " + keys + " FROM " + words.notes(merge) + " c WHERE c." + kind(merge) + " IN ("
                + FIRST + ", " + NEW + ", " + LAST + ") GROUP BY " + keys + " HAVING COUNT(CASE WHEN c." + kind(merge)
                + " = " + LAST
                + " THEN 1 END) = 0";
        return change(
                merge,
                words.changed(merge, columns.stream().map(column -> words.set(column) + " = s." + words.name(column))),
                "(SELECT l.* FROM (" + late + ") c JOIN " + words.target(merge) + " l" + words.hint(merge) + " ON "
                        + same + " AND l." + date + " = (SELECT MAX(m." + date + ") FROM " + words.target(merge) + " m"
                        + words.hint(merge) + " WHERE " + latest + "))",
                words.keysEqual(merge) + " AND (" + differ(columns) + ")",
                List.of());
    }

    @Override
    public Sql countSeveral(StageTransfer merge) {
        String keys = list(merge.keys(), words::name);
        return Sql.of("SELECT " + words.count() + " FROM (SELECT " + keys + " FROM " + words.target(merge)
                + words.hint(merge) + " GROUP BY " + keys + " HAVING " + words.count() + " > 1) d");
    }

    @Override
    public Sql countMissing(StageTransfer merge) {
        List<Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT " + words.count() + " FROM " + words.notes(merge) + " s WHERE s." + kind(merge) + " IN " + MADE
                        + " AND NOT EXISTS (" + words.any() + words.target(merge) + " t" + words.hint(merge) + " WHERE "
                        + words.keysEqual(merge) + " AND t."
                        + words.name(merge.versions().validFrom()) + " = "
                        + begins(merge, "s", binds) + ")",
                binds);
    }

    @Override
    public Sql countUnended(StageTransfer merge) {
        String end = "t." + words.name(merge.versions().validTo());
        return Sql.of("SELECT " + words.count() + " FROM " + words.notes(merge) + " s JOIN " + words.target(merge)
                + " t" + words.hint(merge) + " ON " + words.keysEqual(merge) + " AND t."
                + words.name(merge.versions().validFrom()) + " = s." + since(merge) + " WHERE s." + kind(merge)
                + " IN " + MADE + " AND (" + end + " IS NULL OR " + end + " > " + date(merge) + ")");
    }

    @Override
    public Sql countUnplaced(StageTransfer merge) {
        return Sql.of("SELECT " + words.count() + " FROM " + noted(merge, "= " + PLACE) + " s JOIN "
                + words.target(merge) + " t" + words.hint(merge) + " ON " + words.keysEqual(merge) + " AND t."
                + words.name(merge.versions().validFrom()) + " = " + date(merge) + " WHERE "
                + differ(merge.tracked()));
    }

    @Override
    public Sql changes(StageTransfer merge, int limit) {
        return Sql.of(
                "SELECT " + changesShown(merge) + " ORDER BY s." + words.sequence(merge) + " " + words.first(limit));
    }

    /** What a query of changes selects, and from where. */
    protected final String changesShown(StageTransfer merge) {
        String place = words.sequence(merge);
        return list(merge.columns(), column -> words.shown(column, words.value(column))) + ", "
                + list(merge.columns(), column -> words.shown(column, "t." + words.name(column))) + " FROM "
                + words.staged(merge) + " s JOIN " + words.notes(merge) + " c ON c." + place + " = s." + place
                + " JOIN " + words.target(merge) + " t" + words.hint(merge) + " ON " + words.keysEqual(merge)
                + " AND t." + words.name(merge.versions().validFrom()) + " = c." + since(merge) + " WHERE c."
                + kind(merge) + " IN (" + NEW + ", " + PLACE + ")";
    }

    @Override
    public Sql history(StageTransfer merge, List<Object> key) {
        List<Bind> binds = new ArrayList<>();
        History history = merge.versions();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < merge.keys().size(); i++) {
            Column column = merge.keys().get(i);
            same.add("t." + words.name(column) + " = " + bind(column, key.get(i), binds));
        }
        Stream<Column> columns = Stream.concat(merge.columns().stream(), Stream.of(history.validTo()));
        Stream<String> shown = columns.map(column -> words.shown(column, "t." + words.name(column)));
        Column current = history.current();
        return new Sql(
                "SELECT "
                        + list(
                                current == null ? shown : Stream.concat(shown, Stream.of("t." + words.name(current))),
                                merge.stamps().all(),
                                stamp -> "t." + words.name(stamp.column()))
                        + " FROM " + words.target(merge) + " t" + words.hint(merge) + " WHERE "
                        + String.join(" AND ", same) + " ORDER BY t." + words.name(history.validFrom()),
                binds);
    }

    @Override
    public Sql closeKeys(StageTransfer merge, String keys) {
        List<Bind> binds = new ArrayList<>();
        return change(merge, ended(merge), keys, isOpen(merge, binds), binds);
    }

    @Override
    public Sql countOpen(StageTransfer merge, String keys) {
        List<Bind> binds = new ArrayList<>();
        return new Sql(
                "SELECT " + words.count() + " FROM " + keys + " s JOIN " + words.target(merge) + " t"
                        + words.hint(merge) + " ON " + isOpen(merge, binds),
                binds);
    }

    /** The version {@code t} is that of the key {@code s} which is valid now, and began no later than its date. */
    private String isOpen(StageTransfer merge, List<Bind> binds) {
        History history = merge.versions();
        String end = "t." + words.name(history.validTo());
        Object openEnd = history.openEnd();
        String open = openEnd == null ? end + " IS NULL" : end + " = " + bind(history.validTo(), openEnd, binds);
        return words.keysEqual(merge) + " AND " + open + " AND t." + words.name(history.validFrom()) + " <= "
                + date(merge);
    }
}
