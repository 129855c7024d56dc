package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.Rewound;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.spi.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The books of one entity within a run: its audit row, its row of ctl.etl_control, its rejects, and its result. They are opened,
 * advanced in the transactions that move rows or the watermark, and closed once, over all attempts: what they say is what is
 * committed, or what a dry run has read. Only the thread of the entity uses them.
 */
public final class EntityBooks {
    private static final Log LOG = Log.of(EntityBooks.class);

    private final RunBooks.Title run;
    private final Ledger ledger;
    private final String entity;
    private final Progress progress;
    private final List<Reject> leftRejects = new ArrayList<>();
    private boolean rereads;
    private @Nullable Entry open;
    private volatile boolean quiet;

    /** What was written in a transaction that may be open still. */
    private record Entry(Figures figures, EntityResult result) {}

    EntityBooks(RunBooks.Title run, Ledger ledger, String entity, String specHash) {
        this.run = run;
        this.ledger = ledger;
        this.entity = entity;
        this.progress = new Progress(entity, specHash);
    }

    /** Opens the audit row, and reads the control row, which is created where it is missing, but by a dry run. */
    public ControlRow open() {
        return ledger.askEach(session -> {
            ControlRow control = read(session);
            openRow(session);
            return control;
        });
    }

    /** Opens the audit row of who tries rejected rows again. How many there are. */
    public long openForRejects() {
        return ledger.ask(session -> {
            openRow(session);
            return RejectLog.count(session, entity);
        });
    }

    /** The control row as it is committed now. A server that died may have lost that the audit row was opened: then it is again. */
    public ControlRow control() {
        return open();
    }

    /** Whether nobody has disabled the entity. */
    public boolean isEnabled() {
        return ledger.ask(session -> {
            ControlRow found = WatermarkStore.find(session, entity);
            return found == null || found.enabled();
        });
    }

    private ControlRow read(Session session) {
        if (run.mode() == RunMode.DRY_RUN) {
            ControlRow found = WatermarkStore.find(session, entity);
            return found == null ? ControlRow.unknown(entity) : found;
        }
        return WatermarkStore.read(session, entity);
    }

    /** Does nothing where the row is open already. */
    private void openRow(Session session) {
        AuditLog.startEntity(
                session, run.runId(), entity, progress.started(), run.mode() == RunMode.DRY_RUN, progress.specHash());
    }

    /** What a person should know though nothing failed; each is kept once. */
    public void warn(List<Problem> more) {
        progress.warn(more);
    }

    /**
     * An attempt begins. The first one's window says where the run began; a later one may see a later cutoff.
     *
     * @param after null: at the beginning
     * @param cutoff null: the window has no upper bound
     * @param nullRows rows left out because a watermark column is NULL
     * @param again whether each run reads rows that the one before has read: what it rejects of them is kept once
     */
    public void begin(@Nullable Watermark after, @Nullable String cutoff, long nullRows, boolean again) {
        progress.begin(after, cutoff, nullRows);
        rereads = again;
    }

    /** What the attempt found of what its spec expects: written with the success, or with the failure. */
    public void expect(List<Expectation> found) {
        progress.expect(found);
    }

    /** What is committed, or read by a dry run. */
    public Figures figures() {
        return progress.figures();
    }

    /**
     * What an attempt of a dry run has read by now. Nothing is written.
     *
     * @param upTo null: nothing was read, or the entity is read whole
     */
    public void read(RowCounts counts, long batches, @Nullable Watermark upTo) {
        Figures before = progress.figures();
        progress.update(new Figures(counts, batches, before.from(), upTo, before.cutoff()));
    }

    /**
     * Moves the watermark and writes the audit, in the open transaction of the session. {@link #committed} says that it is.
     *
     * @param control the row as it was read, with the definition that it is to have
     * @param upTo null: the watermark stays
     * @param last also the success of the entity
     * @return the row as it is then
     * @throws FluxoException with FENCED if another run has moved the control row meanwhile
     */
    public ControlRow advance(
            Session session, ControlRow control, @Nullable Watermark upTo, boolean last, Figures after) {
        return advance(session, control, upTo, last, after, false);
    }

    /**
     * As {@link #advance}, of the last commit of an entity of which nothing was new. It does not wait for the disk: what a server loses that
     * dies then, {@link RunBooks#end} writes again.
     */
    public ControlRow nothingNew(Session session, ControlRow control, Figures after) {
        quiet = true;
        return advance(session, control, null, true, after, true);
    }

    private ControlRow advance(
            Session session,
            ControlRow control,
            @Nullable Watermark upTo,
            boolean last,
            Figures after,
            boolean unhurried) {
        ControlRow advanced = WatermarkStore.advance(session, control, upTo, run.runId(), last, unhurried);
        if (advanced == null) {
            throw fenced();
        }
        update(session, last ? EntityStatus.SUCCESS : EntityStatus.RUNNING, after);
        writeExpectations(session, last);
        return advanced;
    }

    /**
     * Notes rejects that need not be tried again and writes the audit, in the open transaction of the session, without moving the
     * watermark. {@link #committed} says that it is.
     *
     * @param version of the control row as it was read: it is another one afterwards
     * @param last whether there are no others
     * @throws FluxoException with FENCED if another run has moved the control row meanwhile
     */
    public void retried(Session session, long version, List<Long> done, RowCounts counts, boolean last) {
        if (!WatermarkStore.touch(session, entity, version)) {
            throw fenced();
        }
        RejectLog.done(session, done, run.runId());
        update(session, EntityStatus.RUNNING, progress.figures().plus(counts, 1, null));
        writeExpectations(session, last);
    }

    /**
     * Remembers what was read again and writes the audit, in the open transaction of the session, without moving the watermark.
     * {@link #committed} says that it is.
     *
     * @param control the row as it was read, with the definition that it is to have
     * @param last also the success of the entity
     * @return the row as it is then
     * @throws FluxoException with FENCED if another run has moved the control row meanwhile
     */
    public ControlRow refilled(Session session, ControlRow control, boolean last, Figures after) {
        ControlRow next = WatermarkStore.redefine(session, control);
        if (next == null) {
            throw fenced();
        }
        update(session, last ? EntityStatus.SUCCESS : EntityStatus.RUNNING, after);
        writeExpectations(session, last);
        return next;
    }

    private void update(Session session, EntityStatus status, Figures after) {
        EntityResult result = progress.result(status, after, null);
        AuditLog.updateEntity(session, run.runId(), result);
        open = new Entry(after, result);
    }

    private void writeExpectations(Session session, boolean last) {
        if (last) {
            AuditLog.writeExpectations(session, run.runId(), entity, progress.expectations());
        }
    }

    private FluxoException fenced() {
        return FluxoException.of(
                Code.FENCED,
                "another run has moved the watermark of '" + entity + "' since this one read it",
                "nothing was written; run it again");
    }

    /** The transaction of the last entry is committed. */
    public void committed() {
        progress.update(Objects.requireNonNull(open, "nothing was written").figures());
    }

    /** Whether the transaction that advanced the row to this state is committed, asked on a fresh connection. */
    public boolean isCommitted(ControlRow advanced) {
        ControlRow now = ledger.askEach(this::read);
        return now.version() == advanced.version() && run.runId().equals(now.lastRunId());
    }

    /** The same of one that remembered what was read again. */
    public boolean isRefilled(ControlRow next) {
        ControlRow now = ledger.askEach(this::read);
        return now.version() == next.version() && Objects.equals(now.definition(), next.definition());
    }

    /** Whether the transaction that noted these rejects is committed, asked on a fresh connection. */
    public boolean isCommitted(List<Long> done) {
        return !done.isEmpty() && ledger.ask(session -> RejectLog.isDone(session, done.get(0), run.runId()));
    }

    /** Rejects that wait to be tried again: those after one that is known, at most so many. */
    public List<RejectLog.Pending> pendingRejects(long after, int most) {
        return ledger.ask(session -> RejectLog.pending(session, entity, after, most));
    }

    /** The keys of rows that are on record as rejected and not loaded since, as the audit writes them. */
    public Set<String> rejectedKeys() {
        return ledger.ask(session -> RejectLog.keys(session, entity));
    }

    /** Since when versions of a dimension may have changed to which rows of this entity refer; null: they have not. */
    public @Nullable ChangesSince changes(String dimension) {
        return ledger.ask(session -> ChangesSince.of(session, run.runId(), entity, dimension));
    }

    /** Of ids of runs those that are on record for this entity. */
    public Set<String> ofEntity(Set<String> runs) {
        return ledger.ask(session -> RunHistory.of(session, entity, runs));
    }

    /** In the open transaction of the session. */
    public void writeRejects(Session session, List<Reject> rejects) {
        AuditLog.writeRejects(
                session, run.runId(), entity, rereads ? RejectLog.unknown(session, entity, rejects) : rejects);
    }

    /** What a failed attempt rejected: written with the failure, because its own transaction is rolled back. */
    public void keepRejects(List<Reject> rejects) {
        leftRejects.clear();
        leftRejects.addAll(rejects);
    }

    /**
     * Moves the watermark to another place, and closes the books with that.
     *
     * @param definition what it stands for then; null: not known
     * @throws FluxoException with FENCED if it is no longer where the move begins
     */
    public EntityResult rewind(Rewound move, @Nullable Definition definition) {
        return ledger.ask(session -> {
            ControlRow now = WatermarkStore.readLoosely(session, entity);
            if (move.from() == null
                    || !move.from().equals(now.watermark())
                    || !WatermarkStore.rewind(session, now.with(definition), move.to(), run.runId())) {
                throw FluxoException.of(
                        Code.FENCED,
                        "another run has moved the watermark of '" + entity + "' meanwhile",
                        "nothing was changed; look again");
            }
            openRow(session);
            update(session, EntityStatus.SUCCESS, new Figures(RowCounts.ZERO, 0, move.from(), move.to(), null));
            return succeeded();
        });
    }

    /** What the last {@link #advance} wrote, once its transaction is committed. */
    public EntityResult succeeded() {
        return Objects.requireNonNull(open, "nothing was written").result();
    }

    /** Closes the books where no transaction of the data does so. */
    public EntityResult end(EntityStatus status, @Nullable Problem problem) {
        EntityResult result = progress.result(status, progress.figures(), problem);
        ledger.write(session -> close(session, result));
        return result;
    }

    /** Closes the books of what failed; never throws, the result tells all the same. */
    public EntityResult failed(RuntimeException failure) {
        Problem problem = problem(failure);
        if (failure instanceof FluxoException known) {
            warn(known.problems().stream()
                    .filter(other -> !other.equals(problem))
                    .toList());
        }
        RowCounts left = RowCounts.read(leftRejects.size()).rejecting(leftRejects.size());
        EntityResult result =
                progress.result(EntityStatus.FAILED, progress.figures().plus(left, 0, null), problem);
        try {
            ledger.write(session -> {
                close(session, result);
                writeRejects(session, leftRejects);
                AuditLog.writeExpectations(session, run.runId(), entity, progress.expectations());
            });
        } catch (FluxoException e) {
            LOG.warn("{}: the failure could not be written to the audit: {}", entity, e.getMessage());
        }
        return result;
    }

    /** Whether its end may have been lost with its server. */
    boolean isQuiet() {
        return quiet;
    }

    /** Writes again that nothing was new, in the open transaction of the session. */
    void restore(Session session, EntityResult result) {
        openRow(session);
        AuditLog.updateEntity(session, run.runId(), result);
        AuditLog.writeExpectations(session, run.runId(), entity, result.expectations());
        WatermarkStore.markSucceeded(session, entity, run.runId());
    }

    private void close(Session session, EntityResult result) {
        openRow(session);
        AuditLog.updateEntity(session, run.runId(), result);
        Problem problem = result.problem();
        boolean ofAnother = problem != null && problem.code() == Code.ENTITY_LOCKED;
        if (result.status() == EntityStatus.FAILED && run.mode().isLoad() && !ofAnother) {
            WatermarkStore.markFailed(session, entity, run.runId());
        }
    }

    private static Problem problem(RuntimeException failure) {
        if (failure instanceof FluxoException known) {
            return known.problems().stream()
                    .filter(Problem::isError)
                    .findFirst()
                    .orElse(known.first());
        }
        LOG.debug("a defect of Fluxo", failure);
        return Problem.error(
                Code.INTERNAL, null, "a defect of Fluxo: " + failure, "run with -X and report what is printed");
    }
}
