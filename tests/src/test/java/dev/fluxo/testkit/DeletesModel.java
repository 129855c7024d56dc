package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RowCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random history of a table and of the log of its changes, whose rows come, change, go and come back; and of runs that find what is gone in one
 * way or another. What is live in the target has to be what plain SQL says of the source.
 */
final class DeletesModel {
    private static final int STEPS = 25;
    private static final int MOST_CALLS = 150;

    /** How deletes are found, and what becomes of the rows. */
    enum Way {
        COMPARE("compare: keys", ""),
        /** By the target's database: the keys are of different types. */
        COMPARE_STAGED("compare: keys", ""),
        COMPARE_AND_MARK("compare: keys", ", on_delete: mark, deleted_at: gone_at"),
        TOMBSTONES("when: \"op == 'D'\"", ""),
        TOMBSTONES_AND_MARK("when: \"op == 'D'\"", ", on_delete: mark, deleted_at: gone_at"),
        REPLACE("", ", strategy: replace"),
        /** Of the rows that were changed: they come into that part, and leave it. */
        REPLACE_PART("", ", strategy: replace, where: \"name LIKE 'c%'\"");

        private final String deletes;
        private final String target;

        Way(String deletes, String target) {
            this.deletes = deletes;
            this.target = target;
        }

        /** Whether it reads the table, and not its log. */
        boolean readsTable() {
            return this == COMPARE || this == COMPARE_STAGED || this == COMPARE_AND_MARK || replaces();
        }

        boolean replaces() {
            return this == REPLACE || this == REPLACE_PART;
        }

        String part() {
            return this == REPLACE_PART ? " WHERE name LIKE 'c%'" : "";
        }

        /** The table itself, or the latest of its log. */
        String live() {
            return readsTable()
                    ? "SELECT id, name FROM item" + part() + " ORDER BY id"
                    : "SELECT c.id, c.name FROM change c WHERE c.op <> 'D' AND c.seq ="
                            + " (SELECT MAX(x.seq) FROM change x WHERE x.id = c.id) ORDER BY c.id";
        }
    }

    private final Workshop workshop;
    private final Path services;
    private final Way way;
    private final Random random;
    private final Map<Integer, String> kept = new TreeMap<>();
    private final StringBuilder told = new StringBuilder();
    private int seq;
    private int lastId;

    DeletesModel(Workshop workshop, Path services, Way way, Random random) {
        this.workshop = workshop;
        this.services = services;
        this.way = way;
        this.random = random;
        workshop.source().execute("DELETE FROM item; DELETE FROM change");
        workshop.warehouse().execute("DELETE FROM dim; DELETE FROM ctl.etl_control; DELETE FROM audit.etl_reject");
        if (way == Way.REPLACE_PART) {
            workshop.warehouse().execute("INSERT INTO dim (id, name) VALUES (-1, 'of another part')");
        }
    }

    static void prepare(Workshop workshop) {
        workshop.source().execute("""
                        CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), seq BIGINT);
                        CREATE TABLE change (seq BIGINT PRIMARY KEY, id INT, name VARCHAR(20), op VARCHAR(1))""");
        workshop.warehouse()
                .execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, gone_at TIMESTAMP)");
    }

    /** What a history shows to be wrong; null where all is well. */
    static AssertionError failure(Workshop workshop, Path services, Way way, long seed) {
        DeletesModel model = new DeletesModel(workshop, services, way, new Random(seed));
        try {
            model.play();
            return null;
        } catch (AssertionError e) {
            return new AssertionError(way + ", seed " + seed + ":" + model.told, e);
        }
    }

    private void play() {
        for (int n = 0; n < STEPS; n++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> insert();
                case 2 -> update();
                case 3 -> delete();
                case 4 -> comeBack();
                case 5 -> changeKey();
                case 6 -> run(true);
                default -> run(false);
            }
        }
        run(false);
    }

    private void insert() {
        for (int n = random.nextInt(4); n >= 0; n--) {
            put(++lastId, "new " + lastId);
        }
    }

    private void update() {
        Integer id = any();
        if (id != null) {
            delete(id, false);
            put(id, "changed " + (seq + 1));
        }
    }

    private void delete() {
        Integer id = any();
        if (id != null) {
            delete(id, true);
        }
    }

    private void changeKey() {
        Integer id = any();
        if (id != null) {
            String name = name(id);
            delete(id, true);
            put(++lastId, name);
        }
    }

    /** As it was: with a new place in the order of changes or, of the table, with the one that it had. */
    private void comeBack() {
        if (kept.isEmpty()) {
            return;
        }
        Integer id = List.copyOf(kept.keySet()).get(random.nextInt(kept.size()));
        String[] was = kept.remove(id).split("\\|", -1);
        if (way.readsTable() && random.nextBoolean()) {
            tell("restore " + id);
            workshop.source().execute("INSERT INTO item VALUES (%d, '%s', %s)".formatted(id, was[0], was[1]));
        } else {
            put(id, was[0]);
        }
    }

    private void put(int id, String name) {
        tell("put " + id + " " + name);
        kept.remove(id);
        seq++;
        workshop.source().execute("INSERT INTO item VALUES (%d, '%s', %d)".formatted(id, name, seq));
        workshop.source().execute("INSERT INTO change VALUES (%d, %d, '%s', 'U')".formatted(seq, id, name));
    }

    private void delete(int id, boolean forGood) {
        if (forGood) {
            tell("delete " + id);
            kept.put(id, name(id) + "|" + workshop.source().text("SELECT seq FROM item WHERE id = " + id));
            workshop.source().execute("INSERT INTO change VALUES (%d, %d, NULL, 'D')".formatted(++seq, id));
        }
        workshop.source().execute("DELETE FROM item WHERE id = " + id);
    }

    private Integer any() {
        List<String> ids = workshop.source().rows("SELECT id FROM item ORDER BY id");
        return ids.isEmpty() ? null : Integer.valueOf(ids.get(random.nextInt(ids.size())));
    }

    private String name(int id) {
        return workshop.source().text("SELECT name FROM item WHERE id = " + id);
    }

    private void tell(String step) {
        told.append("\n  ").append(step);
    }

    /** Whoever heeds what a run says has all rows. */
    private void run(boolean faulty) {
        spec();
        Fault fault = faulty
                ? new Fault(
                        random.nextBoolean() ? Fault.Kind.LOST : Fault.Kind.OUT_OF_MEMORY,
                        1 + random.nextInt(MOST_CALLS),
                        random.nextBoolean(),
                        false)
                : null;
        tell(faulty ? "broken run" : "run");
        long before = rows();
        EntityResult result = engine(fault);
        if (faulty) {
            return;
        }
        assertThat(result.problem()).isNull();
        counted(result.counts(), before);
        if (result.warnings().stream().anyMatch(warning -> warning.code().id().equals("FLX-5120"))) {
            tell("rewind, for it is told");
            try (Engine engine = workshop.engine()) {
                engine.rewind(Selection.ALL, "start", moves -> true);
            }
            assertThat(engine(null).problem()).isNull();
        }
        Same.rows(
                workshop.source(),
                way.live(),
                workshop.warehouse(),
                "SELECT id, name FROM dim WHERE gone_at IS NULL AND id > 0 ORDER BY id");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim WHERE id < 0"))
                .as("rows of another part")
                .isEqualTo(way == Way.REPLACE_PART ? 1 : 0);
    }

    /** Rows that are deleted leave, rows that are marked stay. */
    private void counted(RowCounts counts, long before) {
        boolean marks = way == Way.COMPARE_AND_MARK || way == Way.TOMBSTONES_AND_MARK;
        assertThat(rows()).as("%s", counts).isEqualTo(before + counts.inserted() - (marks ? 0 : counts.deleted()));
        assertThat(counts.read())
                .as("%s", counts)
                .isEqualTo(counts.inserted() + counts.updated() + counts.unchanged() + counts.superseded());
    }

    private long rows() {
        return workshop.warehouse().number("SELECT COUNT(*) FROM dim");
    }

    private EntityResult engine(Fault fault) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        FaultyDriver.arm(fault);
        try (Engine engine = workshop.engine()) {
            return engine.run(Workshop.options(false)).entities().get(0);
        } catch (FluxoException | OutOfMemoryError e) {
            assertThat(fault).as(e.toString()).isNotNull();
            return null;
        } finally {
            FaultyDriver.disarm();
            thread.setContextClassLoader(before);
        }
    }

    private void spec() {
        if (way.replaces()) {
            workshop.spec("""
                    entity: items
                    source: { connection: src, query: "SELECT id, name FROM item%s" }
                    columns: { id: id, name: name }
                    target: { connection: dw, table: dim, keys: [id], write: %s%s }
                    batch_size: %d
                    """.formatted(
                    way.part(), random.nextBoolean() ? "merge" : "update_insert", way.target, 1 + random.nextInt(7)));
            return;
        }
        String id = way == Way.COMPARE_STAGED ? "CAST(id AS DECIMAL(10)) AS id" : "id";
        String what = "SELECT seq, " + id + ", name" + (way.readsTable() ? " FROM item" : ", op FROM change");
        workshop.spec("""
                entity: items
                source: { connection: src, query: "%s", deletes: { %s } }
                watermark: { columns: [seq] }
                columns: { id: id, name: name }
                target: { connection: dw, table: dim, keys: [id], write: %s%s }
                batch_size: %d
                commit: %s
                """.formatted(
                        what,
                        way.deletes,
                        random.nextBoolean() ? "merge" : "update_insert",
                        way.target,
                        1 + random.nextInt(7),
                        random.nextBoolean() ? "entity" : "batch"));
    }
}
