package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.testkit.History.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plays a history on two real databases, and compares the target with what plain SQL says of the source. */
final class Model implements AutoCloseable {
    private static final Pattern VALUES = Pattern.compile("\"value\":\"([^\"]*)\"");
    private static final String OTHER = "dim_other";
    /** Of the rows that the filtered query leaves out. */
    private static final String FILTER = "id % 3 <> 0";

    private static final int MOST_RUNS = 5;
    /** Of such a run, roughly. */
    private static final int CALLS = 250;
    /** So many more come after the first, which prepare the run. */
    private static final int FIRST_COMMITS = 5;

    private static final int COMMITS = 8;
    /** Another target that is empty is told so by an engine too that has forgotten the one before. */
    private static final String EMPTIED = "FLX-5042";

    private final Workshop workshop;
    private final Path services;
    private final String watermark;
    private final List<Database> writers = new ArrayList<>();
    /** Rows that an open transaction has written, and whose it is. */
    private final Map<Integer, Integer> locked = new HashMap<>();

    private final Set<Integer> retired = new HashSet<>();
    private List<Integer> committed = List.of();
    /** Written behind the watermark: before the next run reads them, they may be missing. */
    private final Set<Integer> late = new HashSet<>();

    private int lastId;
    private boolean otherTarget;
    private boolean filtered;
    private Swallower trigger = Swallower.NONE;

    /** @param watermark of the spec */
    Model(Workshop workshop, Path services, String watermark) {
        this.workshop = workshop;
        this.services = services;
        this.watermark = watermark;
        workshop.source().execute("DELETE FROM customer");
        workshop.warehouse()
                .execute("DELETE FROM dim_customer; DELETE FROM " + OTHER
                        + "; DELETE FROM ctl.etl_control; DELETE FROM audit.etl_reject");
        trigger.install(workshop.warehouse());
        boolean told = !workshop.lacks(Capability.OPEN_TRANSACTIONS);
        for (int n = 0; n < History.WRITERS; n++) {
            Database writer = workshop.source().another("");
            // Who writes where no fence sees it leaves nothing open while a run reads.
            autocommit(writer, !told);
            writers.add(writer);
        }
    }

    /** A second target, as {@link Shop} makes the first, and what triggers of both need. */
    static void prepare(Workshop workshop) {
        workshop.warehouse()
                .execute(
                        "CREATE TABLE %s (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP)"
                                .formatted(OTHER));
        Swallower.prepare(workshop.warehouse());
    }

    /** What a history shows to be wrong; null where all is well. */
    static AssertionError failure(Workshop workshop, Path services, String watermark, History history) {
        try (Model model = new Model(workshop, services, watermark)) {
            model.play(history);
            return null;
        } catch (AssertionError e) {
            return e;
        }
    }

    private static void autocommit(Database database, boolean on) {
        try {
            database.connection().setAutoCommit(on);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** @throws AssertionError if a row was lost, doubled or changed, or a count is wrong */
    void play(History history) {
        for (Step step : history.steps()) {
            play(step);
        }
        commitAll();
        settle();
    }

    private void commitAll() {
        for (int writer = 0; writer < writers.size(); writer++) {
            end(writer, true);
        }
    }

    private void play(Step step) {
        switch (step.kind()) {
            case READ -> writers.get(step.writer()).text("SELECT 1");
            case INSERT -> insert(step, 1 + step.number() % 8);
            case UPDATE -> write(step, "credit = COALESCE(credit, 0) + 1");
            case SET_NULL -> write(step, "name = NULL, credit = NULL");
            case CHANGE_KEY -> changeKey(step);
            case WRITE_IN_THE_FUTURE -> write(step, "credit = -1, updated_at = DATEADD(DAY, 1, LOCALTIMESTAMP)");
            case WRITE_LATE -> writeLate(step);
            case COMMIT -> end(step.writer(), true);
            case COMMIT_ALL -> commitAll();
            case ROLLBACK -> end(step.writer(), false);
            case RUN -> run(step, null);
            case BROKEN_RUN -> run(step, fault(step, Fault.Kind.OUT_OF_MEMORY));
            case CUT_RUN -> run(step, fault(step, Fault.Kind.LOST));
            case CHANGE_TARGET -> {
                otherTarget = !otherTarget;
                changed(step, "FLX-5041");
            }
            case CHANGE_QUERY -> {
                filtered = !filtered;
                changed(step, "FLX-5045");
            }
            case CHANGE_TRIGGER -> {
                List<Swallower> triggers = Swallower.of(workshop.warehouse());
                change(triggers.get(step.number() % triggers.size()));
            }
            case RETRY_REJECTS -> retryRejects(step);
        }
    }

    private void change(Swallower next) {
        trigger = next;
        trigger.install(workshop.warehouse());
    }

    /** Where nothing keeps rows out any more, all come in. */
    private void retryRejects(Step step) {
        write(step);
        try (Engine engine = workshop.engine()) {
            long before = rowsOfTarget();
            Run run = Run.audited(engine.retryRejects(Selection.ALL), workshop.warehouse());
            told(run, before);
        }
        if (!trigger.keepsOut()) {
            assertThat(rejected()).isEmpty();
        }
        neverAhead();
    }

    /** Whoever heeds what a run says has all rows. A run that says nothing is believed. */
    private void changed(Step step, String code) {
        write(step);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        try (Engine engine = workshop.engine()) {
            EntityResult result = engine.run(Workshop.options(false)).entities().get(0);
            boolean told = (result.problem() != null
                            && List.of(code, EMPTIED)
                                    .contains(result.problem().code().id()))
                    || result.warnings().stream()
                            .anyMatch(warning -> warning.code().id().equals(code));
            if (told) {
                engine.rewind(Selection.ALL, "start", moves -> true);
            } else if (!isSwallowed(result)) {
                assertThat(result.problem()).isNull();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
        neverAhead();
    }

    private String target() {
        return otherTarget ? Shop.TARGET.replace("dim_customer", OTHER) : Shop.TARGET;
    }

    /** With what is asked for besides: of rows that are expected. */
    private String source(String condition) {
        String where =
                filtered ? " WHERE " + FILTER + " AND (" + condition + ") ORDER" : " WHERE " + condition + " ORDER";
        return Shop.SOURCE.replace(" ORDER", where);
    }

    private static Fault fault(Step step, Fault.Kind kind) {
        boolean after = step.number() % 7 < 3;
        // At any call, or, as that is where most can go wrong, at one of the commits.
        return step.number() % 4 == 0
                ? new Fault(kind, 1 + step.number() / 4 % CALLS, after, false)
                : new Fault(kind, FIRST_COMMITS + step.number() / 4 % COMMITS, after, false, "commit");
    }

    private void insert(Step step, int rows) {
        for (int n = 0; n < rows; n++) {
            lastId++;
            locked.put(lastId, step.writer());
            writers.get(step.writer())
                    .execute(
                            "INSERT INTO customer VALUES (%1$d, 'Customer %1$d', 1, LOCALTIMESTAMP)".formatted(lastId));
        }
    }

    private void write(Step step, String assignments) {
        Integer id = rowFor(step);
        if (id != null) {
            locked.put(id, step.writer());
            String time = assignments.contains("updated_at") ? "" : ", updated_at = LOCALTIMESTAMP";
            writers.get(step.writer()).execute("UPDATE customer SET " + assignments + time + " WHERE id = " + id);
        }
    }

    /** Where the spec looks back, a time that others have passed; else the time of now, for else the row is lost. */
    private void writeLate(Step step) {
        Integer id = rowFor(step);
        if (id == null || !watermark.contains("lookback")) {
            write(step, "credit = COALESCE(credit, 0) + 1");
            return;
        }
        late.add(id);
        write(
                step,
                "credit = COALESCE(credit, 0) + 100, updated_at = DATEADD(MINUTE, -" + (1 + step.number() % 50)
                        + ", LOCALTIMESTAMP)");
    }

    private void changeKey(Step step) {
        Integer id = rowFor(step);
        if (id != null) {
            lastId++;
            locked.put(id, step.writer());
            locked.put(lastId, step.writer());
            retired.add(id);
            writers.get(step.writer())
                    .execute("UPDATE customer SET id = %d, updated_at = LOCALTIMESTAMP WHERE id = %d"
                            .formatted(lastId, id));
        }
    }

    /** One that no other transaction holds. */
    private Integer rowFor(Step step) {
        List<Integer> free = committed.stream()
                .filter(id -> locked.getOrDefault(id, step.writer()) == step.writer())
                .toList();
        return free.isEmpty() ? null : free.get(step.number() % free.size());
    }

    private void end(int writer, boolean keep) {
        end(writers.get(writer), keep);
        locked.values().removeIf(holder -> holder == writer);
        committed = workshop.source().rows("SELECT id FROM customer ORDER BY id").stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static void end(Database writer, boolean keep) {
        try {
            if (writer.connection().getAutoCommit()) {
                return;
            }
            if (keep) {
                writer.connection().commit();
            } else {
                writer.connection().rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void run(Step step, Fault fault) {
        write(step);
        FaultyDriver.arm(fault);
        try {
            engineRun(fault != null);
        } finally {
            FaultyDriver.disarm();
        }
        neverAhead();
    }

    private void write(Step step) {
        boolean batch = step.number() % 3 > 0;
        boolean merge = step.number() % 5 > 0;
        workshop.spec(Shop.SPEC
                        .replace("[updated_at, id]", watermark)
                        .replace("dim_customer", otherTarget ? OTHER : "dim_customer")
                        .replace("FROM customer", filtered ? "FROM customer WHERE " + FILTER : "FROM customer")
                        .replace(
                                "keys: [customer_id]",
                                "keys: [customer_id], write: " + (merge ? "merge" : "update_insert"))
                + "batch_size: %d\ncommit: %s\non_error: %s\n"
                        .formatted(
                                1 + step.number() % 7,
                                batch ? "batch" : "entity",
                                step.number() % 2 > 0 ? "reject" : "fail"));
    }

    private void engineRun(boolean faulty) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        try (Engine engine = workshop.engine()) {
            long rowsBefore = rowsOfTarget();
            RunResult result = engine.run(Workshop.options(false));
            if (!faulty) {
                neverAhead();
                told(Run.audited(result, workshop.warehouse()), rowsBefore);
            }
        } catch (FluxoException | OutOfMemoryError e) {
            assertThat(faulty).as(e.toString()).isTrue();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A run succeeds, and counts what is there; or it says that a trigger keeps rows out, where one does. */
    private void told(Run run, long rowsBefore) {
        EntityResult result = run.entity("customers");
        if (!isSwallowed(result)) {
            assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        }
        RowCounts counts = result.counts();
        assertThat(counts.inserted()).as("inserted, of %s", counts).isEqualTo(rowsOfTarget() - rowsBefore);
        assertThat(List.of(counts.updated(), counts.unchanged(), counts.superseded(), counts.rejected()))
                .as("%s", counts)
                .allMatch(count -> count >= 0);
        // By this run, or by an earlier one that met the same rows.
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject WHERE retried_at IS NULL"))
                .as("on record, of %s", counts)
                .isGreaterThanOrEqualTo(counts.rejected());
    }

    private boolean isSwallowed(EntityResult result) {
        Problem problem = result.problem();
        return trigger.keepsOut() && problem != null && problem.code() == Code.ROW_SWALLOWED;
    }

    private long rowsOfTarget() {
        return workshop.warehouse().number("SELECT COUNT(*) FROM " + (otherTarget ? OTHER : "dim_customer"));
    }

    /** Rows of which it is said that they may be missing: those that a trigger has kept out, and no others. */
    private Set<Integer> rejected() {
        return workshop
                .warehouse()
                .rows("SELECT error_code, LOWER(row_key) FROM audit.etl_reject WHERE retried_at IS NULL")
                .stream()
                .map(reject -> {
                    assertThat(reject).startsWith("FLX-4050 | customer_id=");
                    int id = Integer.parseInt(reject.substring(reject.indexOf('=') + 1));
                    assertThat(id).as(reject).matches(Swallower::isChosen);
                    return id;
                })
                .collect(Collectors.toSet());
    }

    /** Each row that is committed now and not after the watermark is in the target as it is. */
    private void neverAhead() {
        String stored = workshop.watermark("customers");
        if (stored == null) {
            return;
        }
        Matcher values = VALUES.matcher(stored);
        assertThat(values.find()).isTrue();
        String time = "TIMESTAMP '" + values.group(1).replace('T', ' ') + "'";
        assertThat(values.find()).isTrue();
        Set<Integer> missing = rejected();
        missing.addAll(late);
        String others = missing.isEmpty()
                ? ""
                : " AND id NOT IN (" + missing.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        String passed =
                "(updated_at < %1$s OR updated_at = %1$s AND id <= %2$s)%3$s".formatted(time, values.group(1), others);
        assertThat(workshop.warehouse().rows(target()))
                .as("rows up to the watermark %s", stored)
                .containsAll(workshop.source().rows(source(passed)));
    }

    /** Runs until all has arrived, which is at once unless the fence still sees a writer that has just ended. */
    private void settle() {
        Step last = new Step(History.Kind.RUN, 0, 4);
        change(Swallower.NONE);
        if (filtered) {
            // Rows that were left out have their states of before, if any.
            filtered = false;
            changed(last, "FLX-5045");
        }
        retryRejects(last);
        List<String> expected = workshop.source().rows(source("updated_at <= LOCALTIMESTAMP"));
        List<String> inTheFuture = workshop.source().rows("SELECT id FROM customer WHERE updated_at > LOCALTIMESTAMP");
        for (int n = 0; n < MOST_RUNS; n++) {
            run(last, null);
            if (actual(inTheFuture).equals(expected)) {
                break;
            }
        }
        assertThat(actual(inTheFuture)).isEqualTo(expected);
        assertThat(workshop.warehouse()
                        .rows("SELECT run_id FROM audit.etl_run WHERE status = 'running'"
                                + " UNION ALL SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'"))
                .isEmpty();
    }

    /** Without the rows whose key was changed, which the source no longer has, and those that are not due yet. */
    private List<String> actual(List<String> inTheFuture) {
        return workshop.warehouse().rows(target()).stream()
                .filter(row -> {
                    String id = row.substring(0, row.indexOf(' '));
                    return !inTheFuture.contains(id)
                            && (!retired.contains(Integer.valueOf(id)) || committed.contains(Integer.valueOf(id)));
                })
                .toList();
    }

    @Override
    public void close() {
        for (Database writer : writers) {
            end(writer, false);
            writer.close();
        }
    }
}
