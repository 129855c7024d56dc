package dev.fluxo.engine;

import dev.fluxo.engine.event.RunAborted;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.SetupStarted;
import dev.fluxo.engine.event.TargetsStale;
import dev.fluxo.engine.internal.control.ControlSchema;
import dev.fluxo.engine.internal.control.RunIds;
import dev.fluxo.engine.internal.draft.DdlExecution;
import dev.fluxo.engine.internal.draft.TargetDrafter;
import dev.fluxo.engine.internal.inspect.BookReader;
import dev.fluxo.engine.internal.inspect.Doctor;
import dev.fluxo.engine.internal.inspect.Explainer;
import dev.fluxo.engine.internal.inspect.Forecaster;
import dev.fluxo.engine.internal.inspect.OnlineCheck;
import dev.fluxo.engine.internal.inspect.Previewer;
import dev.fluxo.engine.internal.inspect.Reconciler;
import dev.fluxo.engine.internal.inspect.SiteReader;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.plan.LockedCheck;
import dev.fluxo.engine.internal.plan.Selector;
import dev.fluxo.engine.internal.plan.Selector.Selected;
import dev.fluxo.engine.internal.plan.SharedTargets;
import dev.fluxo.engine.internal.plan.SpecTests;
import dev.fluxo.engine.internal.run.Backfill;
import dev.fluxo.engine.internal.run.BackfillAsked;
import dev.fluxo.engine.internal.run.Full;
import dev.fluxo.engine.internal.run.Heal;
import dev.fluxo.engine.internal.run.Listeners;
import dev.fluxo.engine.internal.run.RetryRejects;
import dev.fluxo.engine.internal.run.Rewind;
import dev.fluxo.engine.internal.run.Run;
import dev.fluxo.engine.internal.run.RunContext;
import dev.fluxo.engine.internal.run.SpareConnections;
import dev.fluxo.engine.internal.run.StatusReader;
import dev.fluxo.engine.internal.run.Stop;
import dev.fluxo.engine.internal.source.RecentMoments;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.CatalogFile;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.Likewise;
import dev.fluxo.engine.internal.spec.ProjectSpec;
import dev.fluxo.engine.internal.transform.Transforms;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Memory;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.CatalogChange;
import dev.fluxo.engine.result.Diagnosis;
import dev.fluxo.engine.result.Draft;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.Explanation;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Preview;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Rewound;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.Site;
import dev.fluxo.engine.result.TargetDdl;
import dev.fluxo.engine.result.TestReport;
import dev.fluxo.engine.result.TestReport.TestResult;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one door to Fluxo: reads the specs of a folder, checks them, and runs them. Every method throws
 * {@link FluxoException} with all problems it found; none prints.
 */
public final class Engine implements AutoCloseable {
    private final Redactor redactor = new Redactor();
    private final Project project;
    private final Wording wording;
    private final Stop stop = new Stop();
    private final @Nullable StartedWorkers workers;
    private volatile @Nullable Databases databases;

    private Engine(EngineSettings settings) {
        this.project = Project.read(settings, redactor);
        this.wording = settings.wording();
        this.workers = StartedWorkers.of(settings);
    }

    /** Reads the specs. Problems in them are kept for {@link #validate}; other methods throw them. */
    public static Engine open(EngineSettings settings) {
        return new Engine(settings);
    }

    /** Every problem of every spec, warnings included, sorted by file and line. Asks no database; knows of catalog.lock.yaml, where there is one. */
    public List<Problem> validate() {
        return validate(false);
    }

    /** The same, and what the databases say of the specs. */
    public List<Problem> validateOnline() {
        return validate(true);
    }

    private List<Problem> validate(boolean online) {
        Problems problems = new Problems();
        problems.addAll(project.problems());
        CatalogLock lock = CatalogFile.read(project.folder(), problems);
        if (online && project.spec() != null) {
            problems.addNew(OnlineCheck.run(project.written(), databases(), project.controlName(), project.order()));
            if (lock != null) {
                new SnapshotFile(project, databases(), wording).warnOfDrift(lock, problems);
            }
        } else if (lock != null) {
            Likewise locked = new Likewise();
            for (EntitySpec spec : project.written()) {
                Problems own = new Problems();
                LockedCheck.check(spec, lock, own);
                locked.add(spec, own.all());
            }
            problems.addNew(locked.all());
        }
        return problems.all();
    }

    /** Writes down what the specs use of the databases, so that {@link #validate} can check types where there are none. */
    public CatalogChange snapshot() {
        return catalog(true);
    }

    /** What {@link #snapshot} would change of what is written down; writes nothing. */
    public CatalogChange catalogChange() {
        return catalog(false);
    }

    private CatalogChange catalog(boolean write) {
        project.throwIfErrors();
        return new SnapshotFile(project, databases(), wording).take(write);
    }

    /** How many entities the folder holds that could be read. */
    public int entities() {
        return project.entities().size();
    }

    /** Whether the folder holds no entity, not even one that cannot be read. */
    public boolean isEmpty() {
        return project.entities().isEmpty() && project.broken().isEmpty();
    }

    /** Runs the tests inside the specs, without a database. */
    public TestReport test(Selection selection) {
        Selected selected = select(selection);
        List<TestResult> results = new ArrayList<>();
        for (BrokenSpec broken : selected.broken()) {
            if (broken.spec() != null && broken.lacksOnlyVariables()) {
                results.addAll(SpecTests.run(broken.spec()));
            } else {
                results.add(new TestResult(broken.name(), "the spec has errors", broken.problems()));
            }
        }
        selected.specs().forEach(spec -> results.addAll(SpecTests.run(spec)));
        return new TestReport(results);
    }

    /** What is wrong with those of the entities that cannot be loaded: other methods leave them out, or fail them alone. */
    public List<Problem> broken(Selection selection) {
        return select(selection).problems();
    }

    /**
     * Loads the entities. A failed entity is in the result, not thrown.
     *
     * @param listeners hear what happens, besides those of the project and of the class path
     */
    public RunResult run(RunOptions options, RunListener... listeners) {
        Selected selected = select(options.selection());
        RunMode mode = options.dryRun() ? RunMode.DRY_RUN : RunMode.RUN;
        return heard(mode, options.selection(), listeners, all -> {
            setUp(selected.specs(), all);
            Database control = control();
            ControlSchema.ensure(control, control.embedded());
            return new Run(context(mode, options, control, all), selected.specs(), selected.broken()).execute();
        });
    }

    /** New embedded databases are filled before the clock of any entity starts. */
    private void setUp(List<EntitySpec> specs, Listeners all) {
        Set<String> used = new TreeSet<>();
        if (project.controlName() != null) {
            used.add(project.controlName());
        }
        for (EntitySpec spec : specs) {
            used.add(spec.source().connection().value());
            used.add(spec.target().connection().value());
        }
        databases().setUp(used, connections -> all.tell(new SetupStarted(connections)));
    }

    /** Who listens hears also that a run could not begin, or was lost. */
    private <T> T heard(RunMode mode, Selection selection, RunListener[] given, Function<Listeners, T> work) {
        try (Listeners all = listeners(given)) {
            try {
                return work.apply(all);
            } catch (RuntimeException | OutOfMemoryError e) {
                RuntimeException failure =
                        e instanceof OutOfMemoryError full ? Memory.exhausted(full) : (RuntimeException) e;
                all.tell(aborted(mode, selection, failure));
                throw failure;
            }
        }
    }

    private Listeners listeners(RunListener... given) {
        ProjectSpec spec = project.spec();
        return Listeners.of(spec == null ? List.of() : spec.observers(), redactor::redact, stop::isAsked, given);
    }

    private RunAborted aborted(RunMode mode, Selection selection, RuntimeException failure) {
        Problem why = failure instanceof FluxoException known
                ? known.first()
                : Problem.error(Code.INTERNAL, null, Code.INTERNAL.title() + ": " + failure, null);
        return new RunAborted(mode, project.profile(), selection.toString(), why, Instant.now());
    }

    private RunContext context(RunMode mode, RunOptions options, Database control, Listeners listeners) {
        int threads = threads(options.threads());
        return new RunContext(
                RunIds.next(),
                mode,
                threads,
                options.batchSize(),
                project.profile(),
                options.selection().toString(),
                databases(),
                control,
                stop,
                project.names(),
                listeners,
                options.full() ? new Full(SharedTargets.of(project.written())) : null,
                new RecentMoments(),
                new SpareConnections(threads),
                workers == null ? null : workers::get);
    }

    private RunContext context(RunMode mode, Selection selection, Database control) {
        return context(mode, RunOptions.of(selection), control, Listeners.none());
    }

    /**
     * Ends what is under way, from any thread: statements are cancelled, entities fail as interrupted, and the audit says so. A commit
     * that has begun is waited for. Asked again, connections that still hang are closed. Does not wait.
     */
    public void stop() {
        boolean again = stop.isAsked();
        stop.ask();
        Databases open = databases;
        if (open != null && again) {
            open.cut();
        } else if (open != null) {
            open.cancel();
        }
    }

    /**
     * Compares the targets of the entities with their sources, as far as runs have passed those, and says which rows differ. Changes nothing. An
     * entity that cannot be compared says why in its result.
     */
    public List<Reconciled> reconcile(Selection selection) {
        Selected selected = select(selection);
        Reconciler reconciler =
                new Reconciler(control(), databases(), SharedTargets.of(project.written()), stop::throwIfAsked);
        return Stream.concat(
                        selected.broken().stream().map(Reconciler::broken),
                        selected.specs().stream().map(reconciler::reconcile))
                .toList();
    }

    /**
     * The same; also loads the rows that differ, and removes those that the source has no more where the entity looks for such. What is said then
     * is what differs still.
     *
     * @param listeners hear what happens, besides those of the project and of the class path
     */
    public List<Reconciled> heal(Selection selection, RunListener... listeners) {
        Selected selected = select(selection);
        return heard(RunMode.RECONCILE, selection, listeners, all -> {
            Database control = control();
            ControlSchema.ensure(control, control.embedded());
            RunContext context = context(RunMode.RECONCILE, RunOptions.of(selection), control, all);
            return new Heal(context, SharedTargets.of(project.written())).run(selected.specs(), selected.broken());
        });
    }

    /** What a run would do now, without changing anything. An entity that cannot be loaded says why in its result. */
    public List<Forecast> plan(Selection selection) {
        return plan(selection, false);
    }

    /** The same; also merges in a transaction that is rolled back, and says what that did. */
    public List<Forecast> planWithEffects(Selection selection) {
        return plan(selection, true);
    }

    private List<Forecast> plan(Selection selection, boolean effects) {
        Selected selected = select(selection);
        Forecaster forecaster = new Forecaster(control(), databases(), project.order(), effects);
        return Stream.concat(
                        selected.broken().stream().map(Forecaster::broken),
                        selected.specs().stream().map(forecaster::forecast))
                .toList();
    }

    /**
     * Some rows of each entity, and what a run would make of them. An entity that cannot be read says why in its result.
     *
     * @param limit most rows of an entity
     */
    public List<Preview> preview(Selection selection, int limit) {
        Selected selected = select(selection);
        Previewer previewer = new Previewer(control(), databases(), limit);
        return Stream.concat(
                        selected.broken().stream()
                                .map(broken -> new Preview(broken.name(), false, List.of(), broken.first())),
                        selected.specs().stream().map(previewer::preview))
                .toList();
    }

    /**
     * Why a row is, or is not, in the target of an entity.
     *
     * @param entity its name
     * @param key the values of the target's keys, in the order of the spec, with commas between
     */
    public Explanation why(String entity, String key) {
        List<EntitySpec> specs = sound(new Selection(List.of(entity), List.of()));
        if (specs.size() != 1) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "'" + entity + "' names " + specs.size() + " entities",
                    "name the one whose row is looked for");
        }
        return new Explainer(control(), databases()).explain(specs.get(0), key);
    }

    /** Whether the watermarks of entities can be trusted, from what their sources hold. */
    public List<Diagnosis> doctor(Selection selection) {
        Selected selected = select(selection);
        return Stream.concat(
                        selected.broken().stream().map(Doctor::broken),
                        selected.specs().stream().map(spec -> Doctor.diagnose(databases(), spec)))
                .toList();
    }

    /**
     * The tables that a comma list means, in which {@code *} stands for any letters: {@code oltp:core.*, sales.orders}. Views are
     * meant only where they are named in full.
     *
     * @param most that may be meant
     * @return each as {@link #draft} takes it
     * @throws FluxoException if a part of the list means none, or all together mean too many
     */
    public List<String> tables(String list, int most) {
        return new TablesAsked(project, databases()).find(list, most);
    }

    /**
     * Drafts the spec of a table from what the databases tell, and writes it into the pipelines folder.
     *
     * @param table to read; {@code oltp:core.customers} names its connection too
     * @param target to write, in whose name {@code *} stands for that of the table to read; null: one of the same name
     * @throws FluxoException also where a spec of that name is there
     */
    public Draft draft(String table, @Nullable String target) {
        return draft(table, target, Draft.Keeps.TYPE1);
    }

    /** The same, of a spec that keeps this of the rows. */
    public Draft draft(String table, @Nullable String target, Draft.Keeps keeps) {
        return new NewSpec(project, databases(), wording).write(table, target, keeps, false);
    }

    /** The same; replaces a spec that is there. */
    public Draft redraft(String table, @Nullable String target) {
        return redraft(table, target, Draft.Keeps.TYPE1);
    }

    /** The same; replaces a spec that is there. */
    public Draft redraft(String table, @Nullable String target, Draft.Keeps keeps) {
        return new NewSpec(project, databases(), wording).write(table, target, keeps, true);
    }

    /** The DDL that the targets of the entities need: of each that is missing, or lacks columns, width or a unique index on its keys. Changes nothing. */
    public List<TargetDdl> ddl(Selection selection) {
        return new TargetDrafter(databases()).draft(sound(selection));
    }

    /**
     * Executes it, target by target.
     *
     * @throws FluxoException where a database refuses a statement; what was done of other targets before stays
     */
    public void apply(List<TargetDdl> ddl) {
        for (TargetDdl target : ddl) {
            DdlExecution.run(target, databases().get(target.connection()));
        }
    }

    /**
     * Reads rejected rows again from their sources, by key, and loads those that pass now. A failed entity is in the result,
     * not thrown.
     *
     * @param listeners hear what happens, besides those of the project and of the class path
     */
    public RunResult retryRejects(Selection selection, RunListener... listeners) {
        List<EntitySpec> specs = sound(selection);
        return heard(RunMode.RETRY_REJECTS, selection, listeners, all -> {
            Database control = control();
            ControlSchema.ensure(control, control.embedded());
            RunOptions options = RunOptions.of(selection);
            return new RetryRejects(context(RunMode.RETRY_REJECTS, options, control, all)).run(specs);
        });
    }

    /**
     * Reads rows again that lie behind the watermark, all or a range, and loads them, or fills some columns of those that are in the target. A
     * failed entity is in the result, not thrown.
     *
     * @param listeners hear what happens, besides those of the project and of the class path
     */
    public RunResult backfill(BackfillOptions options, RunListener... listeners) {
        Selected selected = select(options.selection());
        RunMode mode = options.dryRun() ? RunMode.DRY_RUN : RunMode.BACKFILL;
        return heard(mode, options.selection(), listeners, all -> {
            Database control = control();
            ControlSchema.ensure(control, control.embedded());
            RunOptions run = RunOptions.of(options.selection()).withBatchSize(options.batchSize());
            BackfillAsked asked = new BackfillAsked(options.from(), options.until(), options.columns());
            return new Backfill(context(mode, run, control, all), asked).run(selected.specs(), selected.broken());
        });
    }

    /**
     * Moves watermarks back, so that the next run reads rows again.
     *
     * @param to {@code start}; {@code here}: it stays, and stands for what the entity is now; {@code run:<id>}; or a value of the first
     *     watermark column: what is read again first
     * @param confirm asked once with what would be done; where it says no, nothing is
     * @return what was looked at, moved or not
     */
    public List<Rewound> rewind(Selection selection, String to, Predicate<List<Rewound>> confirm) {
        List<EntitySpec> specs = sound(selection);
        Database control = control();
        ControlSchema.ensure(control, control.embedded());
        Rewind rewind = new Rewind(context(RunMode.REWIND, selection, control), to);
        List<Rewound> moves = rewind.look(specs);
        if (confirm.test(moves)) {
            rewind.apply(specs, moves);
        }
        return moves;
    }

    /**
     * Creates or upgrades the control tables; false where there was nothing to do. A project needs no entities for that, only
     * to say which connection they are in, where it has several.
     */
    public boolean init() {
        project.throwIfErrorsBut(Code.SPEC_EMPTY_FOLDER);
        if (project.controlName() == null) {
            throw FluxoException.of(
                    Code.SPEC_MISSING_KEY,
                    "project.yaml does not say which connection holds ctl and audit, and there is no entity whose target would",
                    "write control: with one of "
                            + String.join(
                                    ", ", new TreeSet<>(project.connections().keySet())));
        }
        return ControlSchema.ensure(control(), true);
    }

    /** What is known of each entity: its watermark, its lag, its last run. */
    public List<EntityState> status(Selection selection) {
        Selected selected = select(selection);
        Database control = control();
        ControlSchema.ensure(control, control.embedded());
        return new StatusReader(control, databases()).read(selected.specs(), selected.broken());
    }

    /**
     * Tells who listens of those whose targets are older than their specs allow, such as {@link #status} has found them. Nothing where there
     * are none.
     *
     * @param listeners hear it, besides those of the project and of the class path
     */
    public void tellStale(List<EntityState> states, RunListener... listeners) {
        List<EntityState> stale = states.stream().filter(EntityState::isStale).toList();
        if (!stale.isEmpty()) {
            try (Listeners all = listeners(listeners)) {
                all.tell(new TargetsStale(project.profile(), stale, Instant.now()));
            }
        }
    }

    /**
     * Writes the JSON Schemas, which editors read.
     *
     * @param folder null: {@code .schema} inside the pipelines folder
     * @return the files written
     */
    public List<Path> writeSchema(@Nullable Path folder) {
        return SchemaFiles.write(folder == null ? project.existing().resolve(".schema") : folder, Transforms.docs());
    }

    /** What the project is and what its runs did, for its documentation. Changes nothing. */
    public Site site(Selection selection) {
        List<EntitySpec> specs = sound(selection);
        return SiteReader.read(specs, new BookReader(control()), databases(), project.profile(), Instant.now());
    }

    /** The text with every secret masked. */
    public String redact(String text) {
        return redactor.redact(text);
    }

    /** Closes every connection, and lets go of workers. */
    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
        Databases open = databases;
        if (open != null) {
            open.close();
        }
    }

    private Selected select(Selection selection) {
        project.throwIfErrors();
        return Selector.select(project.entities(), project.broken(), selection.entities(), selection.tags());
    }

    /** Those without errors; their problems are thrown where no other is left. */
    private List<EntitySpec> sound(Selection selection) {
        Selected selected = select(selection);
        if (selected.specs().isEmpty()) {
            throw new FluxoException(selected.problems());
        }
        return selected.specs();
    }

    /** As many entities at a time as the smallest pool has connections for, or they would wait for each other. */
    private int threads(int wanted) {
        int connections = project.connections().values().stream()
                .mapToInt(connection -> connection.written().poolSize())
                .min()
                .orElse(ConnectionSettings.DEFAULT_POOL_SIZE);
        return Math.max(1, Math.min(wanted, connections / ConnectionSettings.POOL_OF_ONE_ENTITY));
    }

    private Database control() {
        String name = project.controlName();
        if (name == null || !project.connections().containsKey(name)) {
            // Nothing says where the books are: not one entity could be read.
            throw new FluxoException(project.problems());
        }
        return databases().get(name);
    }

    private Databases databases() {
        Databases open = databases;
        if (open == null) {
            open = new Databases(project.connections(), redactor);
            databases = open;
            if (stop.isAsked()) {
                open.cancel();
            }
        }
        return open;
    }
}
