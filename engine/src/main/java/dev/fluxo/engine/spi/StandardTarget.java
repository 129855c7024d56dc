package dev.fluxo.engine.spi;

import static dev.fluxo.engine.spi.TargetWords.list;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write a target as standard SQL has them, with the words of a database. A dialect adds how its stage is made and emptied,
 * and overrides what its database writes otherwise, or better.
 */
public abstract class StandardTarget implements TargetSql {
    private final TargetWords words;

    protected StandardTarget(TargetWords words) {
        this.words = words;
    }

    /** None: the statements read the stage from the first row to the last. */
    @Override
    public @Nullable Sql indexStage(StageTransfer merge, StageUse use) {
        return null;
    }

    @Override
    public String stage(StageTransfer merge) {
        return words.stage(merge);
    }

    /** An INSERT. */
    @Override
    public String load(String table, List<Column> columns) {
        return "INSERT INTO " + table + " (" + list(columns, words::name) + ") VALUES ("
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    @Override
    public Sql isEmpty(StageTransfer merge) {
        return Sql.of("SELECT CASE WHEN EXISTS (" + words.any() + words.target(merge) + ") THEN 0 ELSE 1 END");
    }

    @Override
    public Sql now(Column column) {
        return Sql.of("SELECT CAST(" + words.clock(column) + " AS " + column.type() + ")");
    }

    @Override
    public List<Sql> dropSuperseded(StageTransfer merge) {
        return List.of(keepOfEachKey("MAX", merge));
    }

    @Override
    public List<Sql> dropRepeated(StageTransfer merge) {
        return List.of(keepOfEachKey("MIN", merge));
    }

    @Override
    public Sql countRepeated(StageTransfer merge) {
        String rows = words.rows(merge);
        return Sql.of("SELECT (SELECT " + words.count() + " FROM " + rows + " s) - (SELECT " + words.count()
                + " FROM (SELECT DISTINCT " + list(merge.keys(), key -> words.value(key) + " AS " + words.name(key))
                + " FROM " + rows + " s) d)");
    }

    @Override
    public Sql countDoubled(StageTransfer merge) {
        String keys = list(merge.keys(), key -> "t." + words.name(key));
        return Sql.of("SELECT " + words.count() + " FROM (SELECT " + keys + " FROM " + doubled(merge, keys) + ") d");
    }

    @Override
    public Sql doubled(StageTransfer merge, int limit) {
        String keys = list(merge.keys(), key -> "t." + words.name(key));
        return Sql.of(select(keys, doubled(merge, keys) + " ORDER BY " + keys, limit));
    }

    private String doubled(StageTransfer merge, String keys) {
        return words.target(merge) + " t" + words.hint(merge) + " WHERE " + words.isStaged(merge, "") + " GROUP BY "
                + keys + " HAVING " + words.count() + " > 1";
    }

    private Sql keepOfEachKey(String which, StageTransfer merge) {
        String place = words.sequence(merge);
        return Sql.of("DELETE FROM " + stage(merge) + " WHERE " + place + " NOT IN (SELECT " + which + "(" + place
                + ") FROM " + stage(merge) + " GROUP BY " + list(merge.keys(), words::name) + ")");
    }

    @Override
    public List<Sql> lookUp(StageTransfer merge) {
        return List.of(new LookupSql(words, merge).lookUp());
    }

    /** The same for a database that is quicker with an UPDATE that joins. */
    protected final List<Sql> lookUpByJoins(StageTransfer merge) {
        return new LookupSql(words, merge).lookUpByJoins();
    }

    @Override
    public Sql members(DimensionLookup lookup, int limit) {
        String names = Stream.concat(lookup.on().stream().map(DimensionLookup.Match::column), Stream.of(lookup.get()))
                .map(column -> words.streamed(column, "d." + words.name(column)))
                .collect(joining(", "));
        return Sql.of(select(names, words.table(lookup.dimension()) + " d", limit));
    }

    @Override
    public Sql lookUpAgain(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).lookUpAgain(lookup);
    }

    @Override
    public Sql addMembers(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).add(lookup);
    }

    @Override
    public Sql countUnfound(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).countUnfound(lookup);
    }

    @Override
    public Sql countAmbiguous(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).countAmbiguous(lookup);
    }

    @Override
    public Sql someKeys(StageTransfer merge, DimensionLookup lookup, Step.MemberCheck.Fault fault, int limit) {
        return new LookupSql(words, merge).someKeys(lookup, fault, limit);
    }

    @Override
    public Sql unfound(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).unfound(lookup);
    }

    @Override
    public Sql repair(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).repair(lookup);
    }

    @Override
    public Sql follow(StageTransfer merge, DimensionLookup lookup, Object since) {
        return new LateVersionSql(words, merge, lookup).follow(since);
    }

    @Override
    public Sql countOutdated(StageTransfer merge, DimensionLookup lookup) {
        return new LateVersionSql(words, merge, lookup).countOutdated();
    }

    @Override
    public Sql countOpen(StageTransfer merge, DimensionLookup lookup) {
        return new LookupSql(words, merge).countOpen(lookup);
    }

    @Override
    public Sql findMember(TableName table, Member member) {
        return new MemberSql(words, table, member).find();
    }

    @Override
    public Sql insertMember(TableName table, Member member) {
        return new MemberSql(words, table, member).insert(words.overriding());
    }

    @Override
    public Sql updateMember(TableName table, Member member) {
        return new MemberSql(words, table, member).update();
    }

    @Override
    public Sql changes(StageTransfer merge, int limit) {
        return Sql.of("SELECT " + list(merge.columns(), column -> words.shown(column, words.value(column))) + ", "
                + list(merge.values(), column -> words.shown(column, "t." + words.name(column))) + " FROM "
                + words.rows(merge) + " s JOIN " + words.target(merge) + " t ON " + words.keysEqual(merge) + " WHERE "
                + words.differ(merge) + " ORDER BY s." + words.sequence(merge) + " " + words.first(limit));
    }

    @Override
    public Sql find(StageTransfer merge, List<Object> key) {
        Stream<String> columns = merge.columns().stream().map(column -> words.shown(column, words.name(column)));
        String sameKey = merge.keys().stream()
                .map(column -> words.name(column) + " = " + words.parameter(column))
                .collect(joining(" AND "));
        return new Sql(
                "SELECT " + TargetWords.list(columns, merge.stamps().all(), stamp -> words.name(stamp.column()))
                        + " FROM " + words.target(merge) + " WHERE " + sameKey,
                Bind.all(merge.keys(), key).stream().map(words::bound).toList());
    }

    /** MERGE, which tells no more than how many rows it wrote. */
    @Override
    public List<Step> merge(StageTransfer merge) {
        String whenMatched = !merge.canChange()
                ? ""
                : " WHEN MATCHED AND (" + words.differ(merge) + ") THEN UPDATE SET " + words.assignments(merge);
        Sql statement = Sql.of("MERGE INTO " + words.target(merge) + " t USING " + words.rows(merge) + " s ON ("
                + words.keysEqual(merge) + ")" + whenMatched + " WHEN NOT MATCHED THEN INSERT ("
                + words.insertColumns(merge) + ") VALUES (" + words.insertValues(merge) + ")");
        return List.of(
                Step.ask("count inserts", countMissing(merge), Tally.INSERTED),
                Step.change("merge", statement, Tally.WRITTEN));
    }

    @Override
    public Sql countMissing(StageTransfer merge) {
        return Sql.of("SELECT " + words.count() + " FROM " + words.rows(merge) + " s WHERE " + words.missing(merge));
    }

    @Override
    public Sql countDiffering(StageTransfer merge) {
        return Sql.of("SELECT " + words.count() + " FROM " + words.rows(merge) + " s WHERE EXISTS (" + words.any()
                + words.target(merge) + " t" + words.hint(merge) + " WHERE " + words.keysEqual(merge) + " AND ("
                + words.differ(merge) + "))");
    }

    @Override
    public Sql countRows(StageTransfer merge) {
        return Sql.of("SELECT " + words.count() + " FROM " + words.target(merge) + words.hint(merge));
    }

    @Override
    public Sql update(StageTransfer merge) {
        return Sql.of("UPDATE " + words.target(merge) + " t SET " + words.assignments(merge) + " FROM "
                + words.rows(merge) + " s WHERE " + words.keysEqual(merge) + " AND ("
                + words.differ(merge) + ")");
    }

    @Override
    public Sql insert(StageTransfer merge) {
        return Sql.of("INSERT INTO " + words.target(merge) + " (" + words.insertColumns(merge) + ") SELECT "
                + words.insertValues(merge) + " FROM " + words.rows(merge) + " s WHERE " + words.missing(merge));
    }

    @Override
    public Sql insertAll(StageTransfer merge) {
        return insertAll(merge, words.stage(merge));
    }

    private Sql insertAll(StageTransfer merge, String table) {
        return Sql.of("INSERT INTO " + words.target(merge) + words.hint(merge) + " (" + words.insertColumns(merge)
                + ") SELECT " + words.insertValues(merge) + " FROM " + words.rows(merge, table) + " s");
    }

    @Override
    public Sql countLive(StageTransfer merge) {
        return count(merge, words.alive(merge));
    }

    @Override
    public Sql liveKeys(StageTransfer keys) {
        return liveKeys(keys, words);
    }

    /** @param spelled how the statement that reads them takes a value */
    protected static Sql liveKeys(StageTransfer keys, TargetWords spelled) {
        String names = list(keys.keys(), key -> "t." + spelled.name(key));
        String condition = Stream.concat(Stream.of(spelled.alive(keys)), spelled.keyed(keys))
                .filter(term -> !term.isEmpty())
                .collect(joining(" AND "));
        return new Sql(
                "SELECT " + list(keys.keys(), key -> spelled.streamed(key, "t." + spelled.name(key))) + " FROM "
                        + spelled.target(keys) + " t" + spelled.hint(keys)
                        + (condition.isEmpty() ? "" : " WHERE " + condition) + " ORDER BY " + names,
                spelled.aliveBinds(keys));
    }

    @Override
    public Sql removeStaged(StageTransfer keys, @Nullable Object date) {
        return removeWhere(keys, words.isStaged(keys, ""), date);
    }

    @Override
    public Sql kept(StageTransfer keys, @Nullable Object date, int limit) {
        String still = and(words.keysEqual(keys), removable(keys));
        return new Sql(
                select(
                        "DISTINCT " + list(keys.keys(), key -> words.shown(key, words.value(key))),
                        words.rows(keys) + " s WHERE EXISTS (" + words.any() + words.target(keys) + " t"
                                + words.hint(keys) + " WHERE " + still + ")",
                        limit),
                removableBinds(keys, date));
    }

    @Override
    public Sql countAbsent(StageTransfer keys, @Nullable Object date) {
        return new Sql(count(keys, and(removable(keys), words.absent(keys))).text(), removableBinds(keys, date));
    }

    @Override
    public Sql absent(StageTransfer keys, @Nullable Object date, int limit) {
        return new Sql(
                keysOf(keys, and(removable(keys), words.absent(keys)), limit).text(), removableBinds(keys, date));
    }

    /** A condition: the row {@code t} is live; of versions one that began no later than it is to end. */
    private String removable(StageTransfer keys) {
        History history = keys.history();
        return history == null
                ? words.alive(keys)
                : words.alive(keys) + " AND t." + words.name(history.validFrom()) + " <= "
                        + words.parameter(history.validFrom());
    }

    private List<Bind> removableBinds(StageTransfer keys, @Nullable Object date) {
        History history = keys.history();
        List<Bind> binds = new ArrayList<>(words.aliveBinds(keys));
        if (history != null) {
            binds.add(words.bound(new Bind(date, history.validFrom().type())));
        }
        return binds;
    }

    @Override
    public Sql removeAbsent(StageTransfer keys, @Nullable Object date) {
        return removeWhere(keys, words.absent(keys), date);
    }

    /** A version ends, by the same statement that ends it by what is staged. */
    private Sql removeWhere(StageTransfer keys, String which, @Nullable Object date) {
        String condition = and(words.alive(keys), which);
        History history = keys.history();
        if (history == null) {
            return remove(keys, condition);
        }
        Column dated = history.validFrom();
        String gone = "(SELECT " + list(keys.keys(), key -> "t." + words.name(key)) + ", "
                + words.selected(dated) + " AS " + words.name(dated) + " FROM "
                + words.target(keys) + " t" + words.hint(keys) + " WHERE " + condition + ")";
        List<Bind> binds = new ArrayList<>(List.of(words.bound(new Bind(date, dated.type()))));
        binds.addAll(words.aliveBinds(keys));
        return closing(keys, gone, binds);
    }

    private Sql closing(StageTransfer merge, String gone, List<Bind> binds) {
        Sql close = versions().closeKeys(merge, gone);
        List<Bind> all = new ArrayList<>(binds);
        all.addAll(close.binds());
        return new Sql(close.text(), all);
    }

    @Override
    public Sql countOutside(StageTransfer merge, String where) {
        return Sql.of("SELECT " + words.count() + " FROM " + words.staged(merge) + " t WHERE CASE WHEN "
                + PartSql.condition(where) + " THEN 1 ELSE 0 END = 0");
    }

    @Override
    public Sql countOthers(StageTransfer merge, Part part) {
        PartSql sql = new PartSql(words, merge, part);
        String count = "(SELECT " + words.count() + " FROM " + words.target(merge) + " t" + words.hint(merge);
        return new Sql(
                "SELECT " + count + " WHERE " + sql.others() + "), " + count + sql.all() + ")",
                Stream.concat(sql.binds().stream(), sql.binds().stream()).toList());
    }

    @Override
    public Sql others(StageTransfer merge, Part part, int limit) {
        PartSql sql = new PartSql(words, merge, part);
        return new Sql(keysOf(merge, sql.othersWithKeys(), limit).text(), sql.binds());
    }

    @Override
    public Sql removeOthers(StageTransfer merge, Part part) {
        PartSql sql = new PartSql(words, merge, part);
        return new Sql(deleting(merge) + " WHERE " + sql.others(), sql.binds());
    }

    @Override
    public Sql stagedRows(StageTransfer merge, long after, int limit) {
        return stagedRows(stage(merge), merge, after, limit);
    }

    /** @param from the stage, or what is made of it, with the places */
    protected final Sql stagedRows(String from, StageTransfer merge, long after, int limit) {
        String place = "s." + words.sequence(merge);
        return new Sql(
                select(
                        list(merge.columns(), column -> words.shown(column, "s." + words.name(column))) + ", " + place,
                        from + " s WHERE " + place + " > ? ORDER BY " + place,
                        limit),
                List.of(new Bind(after, DataType.integer("BIGINT", 64))));
    }

    @Override
    public Sql missing(StageTransfer keys, int limit) {
        String alive = words.alive(keys);
        return new Sql(
                select(
                        "DISTINCT " + list(keys.keys(), key -> words.shown(key, words.value(key))),
                        words.rows(keys) + " s WHERE NOT EXISTS (" + words.any() + words.target(keys) + " t"
                                + words.hint(keys) + " WHERE " + words.keysEqual(keys)
                                + (alive.isEmpty() ? "" : " AND " + alive) + ")",
                        limit),
                words.aliveBinds(keys));
    }

    @Override
    public Sql revive(StageTransfer keys) {
        String marked = words.orMarked(keys, "", "t");
        return Sql.of(changing(keys, words.revives(keys)) + " WHERE " + and(marked, words.isStaged(keys, "")));
    }

    @Override
    public Sql countGone(StageTransfer merge) {
        return count(merge, and(words.alive(merge), words.isStaged(merge, words.tombstone(merge))));
    }

    @Override
    public Sql gone(StageTransfer merge, int limit) {
        return keysOf(merge, and(words.alive(merge), words.isStaged(merge, words.tombstone(merge))), limit);
    }

    /** Of versions: at the earliest of the dates at which a key says that it is gone. */
    @Override
    public Sql removeGone(StageTransfer merge) {
        History history = merge.history();
        if (history == null) {
            return remove(merge, and(words.alive(merge), words.isStaged(merge, words.tombstone(merge))));
        }
        return closing(merge, goneKeys(merge, history), List.of());
    }

    @Override
    public Sql countKept(StageTransfer merge) {
        History history = merge.history();
        if (history != null) {
            return versions().countOpen(merge, goneKeys(merge, history));
        }
        return new Sql(
                "SELECT " + words.count() + " FROM " + words.rows(merge) + " s WHERE " + words.tombstone(merge)
                        + " AND EXISTS (" + words.any() + words.target(merge) + " t" + words.hint(merge) + " WHERE "
                        + and(words.keysEqual(merge), words.alive(merge)) + ")",
                words.aliveBinds(merge));
    }

    /** The keys that say that they are gone, each with the earliest date at which it does. */
    private String goneKeys(StageTransfer merge, History history) {
        String keys = list(merge.keys(), key -> words.value(key) + " AS " + words.name(key));
        return "(SELECT " + keys + ", MIN(" + words.value(history.validFrom()) + ") AS "
                + words.name(history.validFrom()) + " FROM " + words.rows(merge) + " s WHERE "
                + words.tombstone(merge) + " GROUP BY " + list(merge.keys(), words::value) + ")";
    }

    @Override
    public Sql dropTombstones(StageTransfer merge) {
        return Sql.of("DELETE FROM " + stage(merge) + " WHERE " + words.quote(merge.gone()) + " = 1");
    }

    private Sql count(StageTransfer merge, String condition) {
        return new Sql(
                "SELECT " + words.count() + " FROM " + words.target(merge) + " t" + words.hint(merge)
                        + (condition.isEmpty() ? "" : " WHERE " + condition),
                words.aliveBinds(merge));
    }

    private Sql keysOf(StageTransfer merge, String condition, int limit) {
        return new Sql(
                select(
                        list(merge.keys(), key -> words.shown(key, "t." + words.name(key))),
                        words.target(merge) + " t" + words.hint(merge) + " WHERE " + condition + " ORDER BY "
                                + list(merge.keys(), key -> "t." + words.name(key)),
                        limit),
                words.aliveBinds(merge));
    }

    private Sql remove(StageTransfer merge, String condition) {
        boolean marks = merge.stamps().deletedAt() != null;
        return Sql.of((marks ? changing(merge, words.marks(merge)) : deleting(merge)) + " WHERE " + condition);
    }

    private static String and(String condition, String other) {
        return condition.isEmpty() || other.isEmpty() ? condition + other : condition + " AND " + other;
    }

    /** A query that has so many rows at most. */
    protected String select(String list, String from, int limit) {
        return "SELECT " + list + " FROM " + from + " " + words.first(limit);
    }

    /** An update of the target's rows {@code t}, as far as its condition. */
    protected String changing(StageTransfer merge, String assignments) {
        return "UPDATE " + words.target(merge) + " t SET " + assignments;
    }

    /** A delete of the target's rows {@code t}, as far as its condition. */
    protected String deleting(StageTransfer merge) {
        return "DELETE FROM " + words.target(merge) + " t";
    }

    @Override
    public CheckSql checks() {
        return new StandardChecks(words);
    }

    @Override
    public CompareSql comparison() {
        return new StandardCompare(words);
    }

    @Override
    public Sql dropStage(StageTransfer merge) {
        return Sql.of("DROP TABLE IF EXISTS " + stage(merge));
    }

    @Override
    public Sql emptyCopy(String of, TableName table) {
        return Sql.of("CREATE TABLE " + words.table(table) + " AS SELECT * FROM " + of + " WHERE 1 = 0");
    }

    @Override
    public Sql countPart(StageTransfer merge, TableName table) {
        return new GatherSql(words, merge).count(table);
    }

    @Override
    public Sql gather(StageTransfer merge, TableName table, long after) {
        return new GatherSql(words, merge).ofOne(table, after);
    }

    @Override
    public Sql gatherInOrder(StageTransfer merge, List<TableName> tables, Column order) {
        return new GatherSql(words, merge).inOrder(tables, order);
    }

    @Override
    public Sql insertPart(StageTransfer merge, TableName table) {
        return insertAll(merge, words.table(table));
    }

    @Override
    public Sql dropPart(TableName table) {
        return Sql.of("DROP TABLE IF EXISTS " + words.table(table));
    }
}
