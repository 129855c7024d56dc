package dev.fluxo.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Append;
import dev.fluxo.engine.spi.CheckSql;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CompareSql;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.KeyRange;
import dev.fluxo.engine.spi.KeySteps;
import dev.fluxo.engine.spi.LookupSteps;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.Part;
import dev.fluxo.engine.spi.Program;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Removal;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Tally;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.Type1;
import dev.fluxo.engine.spi.Type2;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.VersionSql;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every statement of a dialect against its golden file. A subclass names the dialect. */
public abstract class DialectGoldenTest {
    private static final Watermark AFTER = new Watermark(List.of(
            new Watermark.Part("UPDATED_AT", "timestamp", "2026-01-01T00:00"),
            new Watermark.Part("ID", "integer", "7")));
    private static final LocalDateTime CUTOFF = LocalDateTime.of(2026, 1, 2, 0, 0);

    private final Dialect dialect;
    private final String folder;
    private final DataType timestamp;
    private final Column id;
    private final Column updatedAt;
    private final Column quoted;

    protected DialectGoldenTest(Dialect dialect) {
        this(dialect, dialect.name());
    }

    /** @param folder of the golden files */
    protected DialectGoldenTest(Dialect dialect, String folder) {
        this(dialect, folder, DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(6)", 6));
    }

    /** @param timestamp as the dialect calls the type */
    protected DialectGoldenTest(Dialect dialect, String folder, DataType timestamp) {
        this.dialect = dialect;
        this.folder = folder;
        this.timestamp = timestamp;
        this.id = column("ID", DataType.integer("BIGINT", 64));
        this.updatedAt = column("UPDATED_AT", timestamp);
        this.quoted = column("Odd \"Name\"", DataType.text("VARCHAR(10)", 10));
    }

    private static Column column(String name, DataType type) {
        return new Column(name, type, true, false, false);
    }

    private StageTransfer merge(List<Column> columns, List<Column> keys) {
        return merge(columns, keys, loadedAt());
    }

    private static StageTransfer merge(List<Column> columns, List<Column> keys, Stamps stamps) {
        return new StageTransfer(
                new TableName("DIM", "DIM_CLIENTE"), columns, keys, StageTransfer.Unique.EXACTLY, stamps, "FLX_STAGE");
    }

    private Stamps loadedAt() {
        return new Stamps(List.of(new Stamp(column("DW_LOADED_AT", timestamp), Stamp.Kind.LOADED_AT)));
    }

    private Extraction extraction(String select, Window window, boolean skipNulls) {
        return new Extraction(select, List.of(id, quoted, updatedAt), List.of(updatedAt, id), window, skipNulls, 0);
    }

    private void checkRanges(SourceSql source) {
        String select = "SELECT * FROM core.customers";
        Extraction window = extraction(select, new Window(AFTER, CUTOFF), false);
        Column maybe = new Column(updatedAt.name(), updatedAt.type(), true, false, false);
        check("cuts", source.cuts(window, List.of(maybe, id), 4, 1_000));
        check("cuts-one", source.cuts(window, List.of(id), 4, 1_000));
        List<Object> one = List.of(CUTOFF, 1L);
        List<Object> two = List.of(CUTOFF, 2L);
        check("extract-range-first", source.extract(within(window, new Range(List.of(maybe, id), null, one))));
        check("extract-range", source.extract(within(window, new Range(List.of(maybe, id), one, two))));
        check("extract-range-last", source.extract(within(window, new Range(List.of(maybe, id), two, null))));
        Extraction inside = extraction(select + " WHERE {{window}}", new Window(AFTER, CUTOFF), false);
        check("extract-range-inside", source.extract(within(inside, new Range(List.of(id), List.of(1L), List.of(2L)))));
    }

    private static Extraction within(Extraction window, Range range) {
        return new Extraction(
                window.select(),
                window.columns(),
                window.watermark(),
                window.order(),
                window.window(),
                window.skipNulls(),
                window.limit(),
                range);
    }

    private void check(String name, Sql sql) {
        Golden.check(folder + "/" + name + ".sql", sql.text());
    }

    /** The step {@code merge} has the name of the file, what counts for it stands beside it. */
    private void check(String name, List<Step> merge) {
        for (Step step : merge) {
            check(step.name().equals("merge") ? name : name + "-" + step.name().replace(' ', '-'), step.sql());
        }
    }

    /** A whole program in running order: each step with its name, and how it is counted. */
    private void check(String name, Strategy strategy, StageTransfer merge) {
        StringBuilder text = new StringBuilder();
        Program program = LookupSteps.before(strategy.program(merge, dialect.target()), dialect.target());
        for (Step step : program.steps()) {
            text.append("-- ").append(step.name()).append(counted(step)).append('\n');
            text.append(step.sql().text()).append('\n');
        }
        Golden.check(folder + "/" + name + ".sql", text.toString().stripTrailing());
    }

    /** A customer by code, as of a date, else the unknown one; a product by two keys, which is added. */
    @Test
    void lookups() {
        TargetSql target = dialect.target();
        StageTransfer merge = star();
        DimensionLookup customer = merge.lookups().get(0);
        DimensionLookup product = merge.lookups().get(1);
        check("lookup-create-stage", target.createStage(merge));
        List<Sql> all = target.lookUp(merge);
        for (int i = 0; i < all.size(); i++) {
            check(all.size() == 1 ? "lookup" : "lookup-" + (i + 1), all.get(i));
        }
        check("lookup-members", target.members(product, 4));
        check("lookup-again", target.lookUpAgain(merge, product));
        check("lookup-add", target.addMembers(merge, product));
        check("lookup-count-unfound", target.countUnfound(merge, product));
        check("lookup-count-ambiguous", target.countAmbiguous(merge, customer));
        check("lookup-some-keys", target.someKeys(merge, product, Step.MemberCheck.Fault.NONE, 3));
        check("lookup-unfound", target.unfound(merge, product));
        check("lookup-repair", target.repair(merge, customer));
        check("lookup-follow", target.follow(merge, customer, "01234567-89ab-7def-8123-456789abcdef"));
        check("lookup-count-outdated", target.countOutdated(merge, customer));
        check("lookup-count-open", target.countOpen(merge, customer));
        check("type1-lookups", new Type1(Type1.Write.MERGE), merge);
    }

    private StageTransfer star() {
        Column customerSk = column("CUSTOMER_SK", id.type());
        Column productSk = column("PRODUCT_SK", id.type());
        Column from = column("VALID_FROM", timestamp);
        Column to = column("VALID_TO", timestamp);
        Column shop = column("SHOP", id.type());
        Column runId = column("DW_RUN_ID", DataType.text("VARCHAR(36)", 36));
        Column inferred = column("INFERRED", DataType.of(TypeKind.BOOLEAN, "BOOLEAN"));
        DimensionLookup customer = new DimensionLookup(
                customerSk,
                new TableName("DIM", "CUSTOMER"),
                List.of(match(quoted, 1)),
                customerSk,
                new DimensionLookup.Period(from, to, match(from, 2), null),
                Missing.UNKNOWN,
                -1L,
                false,
                null,
                new DimensionLookup.Kept(List.of(quoted), updatedAt),
                new DimensionLookup.Late("customers", new Stamp(runId, Stamp.Kind.RUN_ID), updatedAt));
        DimensionLookup product = new DimensionLookup(
                productSk,
                new TableName("DIM", "PRODUCT"),
                List.of(match(shop, 3), match(quoted, 4)),
                productSk,
                null,
                Missing.INFER,
                null,
                true,
                new DimensionLookup.Added(List.of(new DimensionLookup.Constant(inferred, true)), Stamps.NONE),
                null,
                null);
        return new StageTransfer(
                new TableName("FACT", "SALE"),
                List.of(id, customerSk, productSk, quoted, updatedAt),
                List.of(id),
                StageTransfer.Unique.EXACTLY,
                loadedAt(),
                Relation.TABLE,
                false,
                "FLX_STAGE",
                null,
                null,
                List.of(customer, product));
    }

    private static DimensionLookup.Match match(Column column, int place) {
        return new DimensionLookup.Match(column, column.name(), column("flx_key" + place, column.type()), "source");
    }

    @Test
    void members() {
        TargetSql target = dialect.target();
        TableName table = new TableName("DIM", "CUSTOMER");
        Column generated = new Column("CUSTOMER_SK", id.type(), false, true, false);
        List<Object> values = new ArrayList<>(List.of(-1L, "Unknown"));
        values.add(null);
        Member member = new Member(List.of(generated, quoted, updatedAt), List.of(generated), values, Stamps.NONE);
        check("member-find", target.findMember(table, member));
        check("member-insert", target.insertMember(table, member));
        check("member-update", target.updateMember(table, member));
    }

    private static String counted(Step step) {
        if (step instanceof Step.Change change) {
            Step.Due due = change.due();
            return due == null
                    ? change.counted() == Tally.NOTHING ? "" : " (counts " + change.counted() + ")"
                    : " (has to write " + due.counted() + (due.exactly() ? ")" : " or more)");
        }
        if (step instanceof Step.Question question) {
            return " (asks " + question.counted() + (question.forgets() ? ", and again when undone)" : ")");
        }
        if (step instanceof Step.MemberCheck || step instanceof Step.PartCheck || step instanceof Step.KeyCheck) {
            return " (has to be 0)";
        }
        if (step instanceof Step.Limit limit) {
            return " (limits" + (limit.counted() == Tally.NOTHING ? "" : ", counts " + limit.counted()) + ")";
        }
        return step instanceof Step.Check check ? " (has to be 0, asked " + check.when() + ")" : "";
    }

    @Test
    void clockAndFence() {
        SourceSql source = dialect.source();
        check("clock", source.now());
        check("zones", source.zones());
        Sql open = source.openTransactions(Fence.SAFE);
        if (open != null) {
            check("open-transactions", open);
        }
    }

    @Test
    void extraction() {
        SourceSql source = dialect.source();
        String select = "SELECT * FROM core.customers";
        check("extract-first", source.extract(extraction(select, new Window(null, CUTOFF), false)));
        check("extract-next", source.extract(extraction(select, new Window(AFTER, CUTOFF), true)));
        check("extract-again", source.extract(extraction(select, new Window(AFTER, CUTOFF, CUTOFF), false)));
        String inside = "SELECT * FROM core.customers WHERE {{window}}";
        check("extract-inside", source.extract(extraction(inside, new Window(AFTER, CUTOFF), false)));
        check("count", source.count(extraction(select, new Window(AFTER, CUTOFF), true)));
        Window ahead = new Window(null, null, CUTOFF);
        Sql count = source.countIfIndexed(
                new Extraction(select, List.of(id), List.of(updatedAt, id), ahead, true, 1_000),
                new TableName("core", "customers"));
        if (count != null) {
            check("count-if-indexed", count);
        }
        Sql index = source.isIndexed(
                new Extraction(select, List.of(id), List.of(updatedAt, id), ahead, true, 1_000),
                new TableName("core", "customers"));
        if (index != null) {
            check("is-indexed", index);
        }
        Sql glance = source.glance(
                new Extraction(select, List.of(id), List.of(updatedAt, id), ahead, true, 1_000),
                new Extraction(select, List.of(id), List.of(updatedAt, id), new Window(AFTER, CUTOFF), true, 1),
                new TableName("core", "customers"));
        if (glance != null) {
            check("glance", glance);
        }
        checkRanges(source);
        check(
                "find",
                source.find(extraction(select, new Window(AFTER, null), false), List.of(id), List.of(List.of(42L))));
        check(
                "find-several",
                source.find(
                        extraction(select, new Window(null, null), false),
                        List.of(id),
                        List.of(List.of(42L), List.of(43L))));
        check(
                "find-several-composite",
                source.find(
                        extraction(select, new Window(null, null), false),
                        List.of(id, quoted),
                        List.of(List.of(42L, "a"), List.of(43L, "b"))));
        check("any", source.any(select, List.of(id, quoted, updatedAt)));
        check("over", source.over(select, "COUNT(*)", "WHERE 1 = 0"));
        check("update-triggers", source.updateTriggers(new TableName("core", "customers")));
        check("size", source.size(new TableName("core", "customers")));
        check("count-nulls", source.countNulls(select, List.of(updatedAt, id)));
    }

    @Test
    void comparison() {
        SourceSql source = dialect.source();
        Window due = new Window(null, CUTOFF, null, AFTER);
        Extraction rows = extraction("SELECT * FROM core.customers WHERE {{window}}", due, true);
        check("compare-source", source.slice(rows, null, false));
        check("compare-source-range", source.slice(rows, new KeyRange(id, 1L, 500L), true));
        check("compare-source-from", source.slice(rows, new KeyRange(id, 501L, null), true));
        CompareSql target = dialect.target().comparison();
        List<Column> columns = List.of(id, quoted, updatedAt);
        StageTransfer plain = merge(columns, List.of(id));
        CheckSql.Asked all = new CheckSql.Asked(plain, null);
        KeySteps steps = new KeySteps(1, 1_000_000, 512, 1_956);
        Sql sums = source.sums(rows, columns, id, steps);
        if (sums != null) {
            check("compare-sums-source", sums);
            check("compare-sums", Objects.requireNonNull(target.sums(all, columns, id, steps)));
        }
        check("compare-count", target.count(new CheckSql.Asked(plain, "UF = 'SP' -- only these")));
        check("compare-span", target.span(all, id));
        check("compare-target", target.rows(all, List.of(id, quoted), null));
        check("compare-target-range", target.rows(all, List.of(id, quoted), new KeyRange(id, 1L, 500L)));
        check("compare-target-to", target.rows(all, List.of(id, quoted), new KeyRange(id, null, 0L)));
        check("compare-target-keys", target.rowsOf(all, columns, List.of(List.of(42L), List.of(43L))));
        check(
                "compare-target-composite",
                target.rowsOf(
                        new CheckSql.Asked(merge(columns, List.of(id, quoted)), null),
                        columns,
                        List.of(List.of(42L, "a"), List.of(43L, "b"))));
        Column from = column("VALID_FROM", timestamp);
        Column to = column("VALID_TO", timestamp);
        LocalDateTime end = LocalDateTime.of(9999, 12, 31, 0, 0);
        History history = new History(from, to, null, end, null, List.of(), false);
        check(
                "compare-versions",
                target.rows(
                        new CheckSql.Asked(versions(history, Relation.TABLE), null),
                        List.of(id, quoted),
                        new KeyRange(id, 1L, 500L)));
    }

    @Test
    void whatIsExpectedOfATarget() {
        CheckSql checks = dialect.target().checks();
        StageTransfer target = merge(List.of(id, quoted, updatedAt), List.of(id));
        CheckSql.Asked all = new CheckSql.Asked(target, null);
        CheckSql.Asked some = new CheckSql.Asked(target, "UF = 'SP' -- only these");
        check("expect-rows", checks.rows(all));
        check("expect-rows-where", checks.rows(some));
        check("expect-not-null", checks.nulls(some, List.of(quoted, updatedAt)));
        check("expect-unique", checks.repeated(some, List.of(quoted, updatedAt)));
        check("expect-accepted", checks.others(all, updatedAt, List.of(CUTOFF, CUTOFF)));
        check("expect-refers", checks.dangling(some, id, new TableName("DIM", "Other \"Table\""), quoted));
    }

    @Test
    void tablesThatWorkersFill() {
        TargetSql target = dialect.target();
        StageTransfer merge = merge(List.of(id, quoted, updatedAt), List.of(id));
        TableName one = new TableName("ETL", "flx_1");
        TableName two = new TableName("ETL", "flx_2");
        check("part-make", target.emptyCopy(target.stage(merge), one));
        check("part-count", target.countPart(merge, one));
        check("part-first", target.gather(merge, one, 0));
        check("part-next", target.gather(merge, two, 5_000_000_000L));
        check(
                "parts-in-order",
                target.gatherInOrder(merge, List.of(one, two), column("flx_at", DataType.text("VARCHAR(400)", 400))));
        check("part-straight", target.insertPart(merge, one));
        check("part-drop", target.dropPart(one));
    }

    @Test
    void mergeOfSeveralColumns() {
        TargetSql target = dialect.target();
        StageTransfer merge = merge(List.of(id, quoted, updatedAt), List.of(id));
        check("create-stage", target.createStage(merge));
        Sql index = target.indexStage(merge, StageUse.PROBED);
        if (index != null) {
            check("index-stage", index);
        }
        check("load-stage", Sql.of(target.load(target.stage(merge), target.stageColumns(merge))));
        check("is-empty", target.isEmpty(merge));
        check("now", target.now(column("DW_LOADED_AT", timestamp)));
        List<Sql> before = target.beforeMerge(merge);
        for (int i = 0; i < before.size(); i++) {
            check("before-merge-" + (i + 1), before.get(i));
        }
        check(
                "drop-superseded",
                Sql.of(target.dropSuperseded(merge).stream().map(Sql::text).collect(joining("\n"))));
        check("changes", target.changes(merge, 10));
        check("count-missing", target.countMissing(merge));
        check("count-differing", target.countDiffering(merge));
        check("count-rows", target.countRows(merge));
        check("relation", dialect.relation(new TableName("DIM", "DIM_CLIENTE")));
        check("find-target", target.find(merge, List.of(42L)));
        check("merge", target.merge(merge));
        check("update", target.update(merge));
        check("insert", target.insert(merge));
        Sql clear = target.clearStage(merge, StageUse.PROBED);
        if (clear != null) {
            check("clear-stage", clear);
        }
        Sql leave = target.leaveStage(merge);
        if (leave != null) {
            check("leave-stage", leave);
        }
        check("drop-stage", target.dropStage(merge));
        List<Sql> savepoint = target.savepoint(merge, "flx_part");
        for (int i = 0; i < savepoint.size(); i++) {
            check("savepoint-" + (i + 1), savepoint.get(i));
        }
        Sql vacate = target.vacate(merge, List.of(quoted));
        if (vacate != null) {
            check("vacate", vacate);
        }
        check("back-to", target.backTo("flx_part"));
        Sql release = target.release("flx_part");
        if (release != null) {
            check("release", release);
        }
    }

    @Test
    void programs() {
        List<Column> columns = List.of(id, quoted, updatedAt);
        Strategy type1 = new Type1(Type1.Write.MERGE);
        StageTransfer plain = merge(columns, List.of(id));
        check("type1-merge", type1, plain);
        check("type1-update-insert", type1.withoutMerge(), plain);
        boolean mergesAnything = !dialect.target().mergeNeedsUniqueKey();
        check(
                "type1-not-unique",
                mergesAnything ? type1 : type1.withoutMerge(),
                merge(columns, StageTransfer.Unique.NO, Relation.TABLE));
        check("append-keys", new Append(), plain);
        check("append-all", new Append(), merge(columns, List.of(), loadedAt()));
        Relation watched = new Relation("view", true, true, "it is a view", false, true);
        check("type1-watched", type1.withoutMerge(), merge(columns, StageTransfer.Unique.NO, watched));
        check("append-watched", new Append(), merge(columns, StageTransfer.Unique.NO, watched));
    }

    /** What rows do that say they are gone, and what a comparison of keys does. */
    @Test
    void deletes() {
        Strategy type1 = new Type1(Type1.Write.MERGE);
        StageTransfer deleting = merge(new Removal(OnDelete.DELETE, true), Stamps.NONE);
        check("type1-tombstones", type1, deleting);
        Stamps marks = new Stamps(List.of(
                new Stamp(column("DW_LOADED_AT", timestamp), Stamp.Kind.LOADED_AT),
                new Stamp(column("DW_DELETED_AT", timestamp), Stamp.Kind.DELETED_AT)));
        StageTransfer marking = merge(new Removal(OnDelete.MARK, true), marks);
        check("type1-tombstones-mark", type1, marking);
        check("type1-tombstones-update-insert", type1.withoutMerge(), marking);
        checkCompare("compare", deleting.ofKeys());
        checkCompare("compare-mark", marking.ofKeys());
        checkPages(marking.ofKeys());
    }

    /** A table that is called as the engine's own is not met. */
    private void checkPages(StageTransfer keys) {
        Sql target = dialect.target().keyPages(keys);
        Sql source = dialect.source()
                .keyPages(new Extraction(
                        "SELECT ID FROM flx_pages",
                        List.of(id),
                        List.of(),
                        List.of(id),
                        new Window(null, null),
                        false,
                        0,
                        null));
        assertThat(source == null).as("both or none").isEqualTo(target == null);
        if (source != null && target != null) {
            Golden.check(folder + "/compare-pages.sql", source.text() + ";\n" + target.text());
        }
    }

    /** All of a target; a part of it, with members that stay; and where triggers have a say. */
    @Test
    void replacement() {
        StageTransfer plain = merge(List.of(id, quoted, updatedAt), List.of(id));
        check("replace", new Replace(Type1.Write.MERGE, Part.ALL), plain);
        check("replace-update-insert", new Replace(Type1.Write.UPDATE_INSERT, Part.ALL), plain);
        Column key = new Column("CUSTOMER_SK", id.type(), false, true, false);
        Member member = new Member(List.of(key, id, quoted), List.of(key), List.of(-1L, -1L, "Unknown"), Stamps.NONE);
        Member other = new Member(List.of(id, quoted), List.of(id, quoted), List.of(-2L, "None"), Stamps.NONE);
        Part part = new Part("UPDATED_AT > '2026-01-01' -- only these", List.of(member, other));
        StageTransfer keys = merge(List.of(id, quoted, updatedAt), List.of(id, quoted));
        check("replace-part", new Replace(Type1.Write.MERGE, part), keys);
        check("replace-others", dialect.target().others(keys, part, 10));
        check("replace-staged-rows", dialect.target().stagedRows(keys, 10, 10));
        Relation watched = new Relation("view", true, true, "it is a view", false, true);
        check(
                "replace-watched",
                new Replace(Type1.Write.UPDATE_INSERT, part),
                merge(List.of(id, quoted, updatedAt), StageTransfer.Unique.NO, watched));
    }

    private void checkCompare(String name, StageTransfer keys) {
        TargetSql target = dialect.target();
        StringBuilder text = new StringBuilder();
        List<Sql> statements = new ArrayList<>(List.of(target.createStage(keys)));
        statements.addAll(target.beforeCompare(keys));
        statements.addAll(List.of(
                target.countLive(keys),
                target.liveKeys(keys),
                target.removeStaged(keys, CUTOFF),
                target.kept(keys, CUTOFF, 10),
                target.countAbsent(keys, CUTOFF),
                target.absent(keys, CUTOFF, 10),
                target.removeAbsent(keys, CUTOFF),
                target.missing(keys, 10)));
        if (keys.stamps().deletedAt() != null) {
            statements.add(target.revive(keys));
        }
        statements.forEach(statement -> text.append(statement.text()).append(";\n"));
        Golden.check(folder + "/" + name + ".sql", text.toString().stripTrailing());
    }

    private StageTransfer merge(Removal removal, Stamps stamps) {
        return new StageTransfer(
                new TableName("DIM", "DIM_CLIENTE"),
                List.of(id, quoted, updatedAt),
                List.of(id, quoted),
                StageTransfer.Unique.EXACTLY,
                stamps,
                Relation.TABLE,
                false,
                "FLX_STAGE",
                null,
                removal);
    }

    private StageTransfer merge(List<Column> columns, StageTransfer.Unique unique, Relation relation) {
        return new StageTransfer(
                new TableName("DIM", "DIM_CLIENTE"),
                columns,
                List.of(id),
                unique,
                loadedAt(),
                relation,
                false,
                "FLX_STAGE");
    }

    /** What the engine sets, for a run that is known and as a plan shows it. */
    @Test
    void stamps() {
        Stamps every = new Stamps(List.of(
                new Stamp(column("DW_LOADED_AT", timestamp), Stamp.Kind.LOADED_AT),
                new Stamp(column("DW_INSERTED_AT", timestamp), Stamp.Kind.INSERTED_AT),
                new Stamp(column("DW_RUN_ID", DataType.text("VARCHAR(36)", 36)), Stamp.Kind.RUN_ID)));
        StageTransfer planned = merge(List.of(id, updatedAt), List.of(id), every);
        StageTransfer running = planned.of("01890a5d-ac96-774b-bcce-b302099a8057");
        check("stamps-planned", dialect.target().merge(planned));
        check("stamps-merge", dialect.target().merge(running));
        check("stamps-update", dialect.target().update(running));
        check("stamps-insert", dialect.target().insert(running));
        check("stamps-find", dialect.target().find(running, List.of(42L)));
        Stamp uuid = new Stamp(column("DW_RUN_ID", DataType.of(TypeKind.UUID, "UUID")), Stamp.Kind.RUN_ID);
        StageTransfer typed = merge(List.of(id, updatedAt), List.of(id), new Stamps(List.of(uuid)));
        check("stamps-uuid", dialect.target().insert(typed.of("01890a5d-ac96-774b-bcce-b302099a8057")));
    }

    /** Versions of what differs, with a column that overwrites; and of every state, with all that a history can have beside. */
    @Test
    void programsOfVersions() {
        Column from = column("VALID_FROM", timestamp);
        Column to = column("VALID_TO", timestamp);
        Column flag = column("IS_CURRENT", DataType.text("CHAR(1)", 1));
        Strategy type2 = new Type2("VALID_FROM", "VALID_TO", null, "null", "updated_at", "first", List.of(), "changes");
        StageTransfer changes =
                versions(new History(from, to, null, null, null, List.of(updatedAt), false), Relation.TABLE);
        check("type2-changes", type2, changes);
        LocalDateTime end = LocalDateTime.of(9999, 12, 31, 0, 0);
        LocalDateTime begin = LocalDateTime.of(1900, 1, 1, 0, 0);
        Relation watched = new Relation("table", true, true, null, false, true);
        StageTransfer all = versions(new History(from, to, flag, end, begin, List.of(), true), watched);
        check("type2-all", type2, all);
        VersionSql versions = dialect.target().versions();
        check("versions-drop-notes", versions.dropNotes(all));
        check("versions-changes", versions.changes(all, 10));
        check("versions-history", versions.history(all, List.of(42L)));
        check("versions-close-keys", versions.closeKeys(all, "gone"));
        check("versions-count-several", versions.countSeveral(all));
        check("versions-count-open", versions.countOpen(all, "gone"));
        check("versions-count-unplaced", versions.countUnplaced(changes));
        StageTransfer gone = new StageTransfer(
                all.target(),
                all.columns(),
                all.keys(),
                all.unique(),
                all.stamps(),
                Relation.TABLE,
                false,
                all.stage(),
                all.history(),
                new Removal(OnDelete.CLOSE, true));
        check("type2-tombstones", type2, gone);
        checkCompare("compare-close", gone.ofKeys());
    }

    private StageTransfer versions(History history, Relation relation) {
        return new StageTransfer(
                new TableName("DIM", "DIM_CLIENTE"),
                List.of(id, quoted, updatedAt, history.validFrom()),
                List.of(id),
                StageTransfer.Unique.EXACTLY,
                loadedAt(),
                relation,
                false,
                "FLX_STAGE",
                history);
    }

    @Test
    void mergeOfKeysAlone() {
        check("merge-keys-alone", dialect.target().merge(merge(List.of(id, quoted), List.of(id, quoted))));
    }

    /** A key that can be equal to that of the target and yet spelled differently. */
    @Test
    void mergeOfALooseKey() {
        TargetSql target = dialect.target();
        Column loose = column("CODE", quoted.type().with(quoted.type().rules().loosely()));
        StageTransfer merge = merge(List.of(loose, updatedAt), List.of(loose));
        check("loose-merge", target.merge(merge));
        check("loose-update", target.update(merge));
        Sql respell = target.respell(merge);
        if (respell != null) {
            check("loose-respell", respell);
        }
        check("loose-merge-keys-alone", target.merge(merge(List.of(loose), List.of(loose))));
    }

    @Test
    void ddl() {
        DdlSql ddl = dialect.ddl();
        check("ddl-unquoted", ddl.unquoted("customers"));
        check("ddl-create-schema", Sql.of(ddl.createSchema(dialect.quote("it's"))));
        check(
                "ddl-add-column",
                Sql.of(ddl.addColumn("dim.customers", "customer_id", ddl.declareKey(type(TypeKind.TEXT)))));
        String altered = ddl.alterColumn("dim.customers", "nome", ddl.declare(DataType.text("text", 60)), false);
        if (altered != null) {
            check("ddl-alter-column", Sql.of(altered));
        }
        Sql altering = ddl.altering(new TableName("dim", "customers"), "nome");
        if (altering != null) {
            check("ddl-altering", altering);
        }
        check("ddl-identity", Sql.of(ddl.declareIdentity()));
        StringBuilder types = new StringBuilder("CREATE TABLE types (");
        for (TypeKind kind : TypeKind.values()) {
            types.append("\n  c_")
                    .append(kind.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(ddl.declare(type(kind)))
                    .append(',');
        }
        DataType letters =
                DataType.text("varchar(10)", 10).with(Rules.NONE.letters(Rules.LengthUnit.CODE_POINTS, null, false));
        DataType odd = DataType.decimal("numeric(2,4)", 2, 4);
        DataType coarse = DataType.decimal("numeric(3,-2)", 3, -2);
        check(
                "ddl-types",
                Sql.of(types + "\n  letters " + ddl.declare(letters) + ",\n  odd " + ddl.declare(odd) + ",\n  coarse "
                        + ddl.declare(coarse) + "\n)"));
    }

    private static DataType type(TypeKind kind) {
        return DataType.of(kind, kind.name());
    }
}
