package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A project of its own for each test: a folder for specs and two databases, {@code src} and {@code dw}. Each run opens the
 * engine and closes it again, as `mvn etl:run` does. After the test nobody but the workshop may still be connected.
 */
final class Workshop implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
    private final Backend reads;
    private final Backend writes;
    private final boolean lasting;
    private final Map<String, String> environment = new ConcurrentHashMap<>();
    /** -Dfluxo.workers has all behaviours shown by the workers of another engine. */
    private String workers = System.getProperty("fluxo.workers");

    private Path folder = Path.of("");
    private String profile;
    private Database source = Database.NONE;
    private Database warehouse = Database.NONE;

    /** On H2. */
    Workshop() {
        this(Backends.usual());
    }

    Workshop(Backend backend) {
        this(backend, backend);
    }

    /**
     * @param reads the make of the source
     * @param writes that of the warehouse
     */
    Workshop(Backend reads, Backend writes) {
        this(reads, writes, false);
    }

    private Workshop(Backend reads, Backend writes, boolean lasting) {
        this.reads = reads;
        this.writes = writes;
        this.lasting = lasting;
    }

    /** One whose databases other processes can have, {@link #away}. */
    static Workshop lasting(Backend backend) {
        return new Workshop(backend, backend, true);
    }

    /** A behaviour is shown where the databases can do what it needs, or where one cannot do what it goes without. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Method method = context.getTestMethod().orElse(null);
        Needs needs = method == null ? null : method.getAnnotation(Needs.class);
        Without without = method == null ? null : method.getAnnotation(Without.class);
        if (needs != null && lacks(needs.value())) {
            return disabled(writes + " declares that it has no " + needs.value());
        }
        return without != null && !lacks(without.value())
                ? disabled(writes + " has " + without.value())
                : enabled("nothing that is missing is needed");
    }

    /** Whether one of the databases declares that it cannot do this. */
    boolean lacks(Capability capability) {
        return reads.lacks().contains(capability) || writes.lacks().contains(capability);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("workshop").resolve("pipelines");
        Files.createDirectory(folder);
        Path home = folder.getParent();
        source = lasting ? reads.lasting(home, "src") : reads.create("src");
        warehouse = lasting ? writes.lasting(home, "dw") : writes.create("dw");
        connections("");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Hook.clear();
        int left = source.otherSessions() + warehouse.otherSessions();
        source.close();
        warehouse.close();
        try (Stream<Path> files = Files.walk(folder.getParent())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        assertThat(left).as("connections that the engine left open").isZero();
    }

    /** The database that entities read. */
    Database source() {
        return source;
    }

    /** The database that holds targets, ctl and audit. */
    Database warehouse() {
        return warehouse;
    }

    /** Lets go of both databases while others are at work. */
    void away(Runnable others) {
        source.disconnect();
        warehouse.disconnect();
        try {
            others.run();
        } finally {
            source = source.connected();
            warehouse = warehouse.connected();
        }
    }

    /** The pipelines folder. */
    Path folder() {
        return folder;
    }

    /** Writes project.yaml with the two connections; that of the source has these keys in place of its login: {@code user: reader}. */
    void connections(String ofTheSource) {
        connections(ofTheSource, "");
    }

    /** Writes project.yaml with other logins; an empty text leaves the database's own. */
    void connections(String ofTheSource, String ofTheWarehouse) {
        project(yaml(source, ofTheSource), yaml(warehouse, ofTheWarehouse));
    }

    /** Both databases with these keys more: {@code timeouts: { connect: 1s }}. */
    void connectionsWith(String more) {
        project(source.yaml() + ", " + more, warehouse.yaml() + ", " + more);
    }

    private void project(String ofTheSource, String ofTheWarehouse) {
        file("project.yaml", """
                version: 1
                control: dw
                profile: test
                profiles:
                  test:
                    connections:
                      src: { %s }
                      dw: { %s }
                """.formatted(ofTheSource, ofTheWarehouse));
    }

    private static String yaml(Database database, String login) {
        return login.isEmpty() ? database.yaml() : "url: \"" + database.url() + "\", " + login;
    }

    /** Writes an entity's file, named after the entity. */
    void spec(String yaml) {
        String name = yaml.lines()
                .filter(line -> line.startsWith("entity:"))
                .map(line -> line.substring("entity:".length()).strip())
                .findFirst()
                .orElseThrow();
        file(name + ".yaml", writes.spec(yaml));
    }

    /** Writes any file into the pipelines folder. */
    void file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file out of the pipelines folder. */
    void remove(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the pipelines folder. */
    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets an environment variable for the specs. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Chooses a profile, as the command line does. */
    void profile(String name) {
        profile = name;
    }

    /** Specs find none; engines theirs. */
    private static String property(String name) {
        return name.startsWith("etl.") ? System.getProperty(name) : null;
    }

    /** Has rows moved by the workers of an engine; null: by this process. */
    void workedBy(String engine) {
        workers = engine;
    }

    /** Opens the engine: for what {@link #run} does not offer. The caller closes it. */
    Engine engine() {
        return Engine.open(
                new EngineSettings(folder, profile, environment::get, Workshop::property, server -> null).by(workers));
    }

    /** Runs all entities, or those named; the closing result and the audit tables have been compared. */
    Run run(String... entities) {
        return run(false, entities);
    }

    Run dryRun(String... entities) {
        return run(true, entities);
    }

    private Run run(boolean dryRun, String... entities) {
        return with(engine -> engine.run(options(dryRun, entities)));
    }

    /** Runs with everything that a command line can say. */
    Run run(RunOptions options) {
        return with(engine -> engine.run(options));
    }

    /** Reads rows again, as `etl:backfill` does. */
    Run backfill(BackfillOptions options) {
        return with(engine -> engine.backfill(options));
    }

    /** Runs all entities with the drivers that this loader finds. */
    Run runWith(ClassLoader drivers) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(drivers);
        try {
            return run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Run with(Function<Engine, dev.fluxo.engine.result.RunResult> work) {
        try (Engine engine = engine()) {
            return Run.audited(work.apply(engine), warehouse);
        }
    }

    /** Runs all entities of a project whose control connection is this database. */
    Run runWithBooksIn(Database control) {
        try (Engine engine = engine()) {
            return Run.audited(engine.run(options(false)), control);
        }
    }

    static RunOptions options(boolean dryRun, String... entities) {
        return new RunOptions(new Selection(List.of(entities), List.of()), dryRun, 1, null);
    }

    /** A run that is refused before it starts: its problems, one per line of text. */
    List<String> refusal(String... entities) {
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> run(entities));
        assertThat(refusal).as("the run should be refused").isNotNull();
        return refusal.problems().stream().map(Problem::toString).toList();
    }

    /** All problems of a run, one per line of text, whether it was refused or its entities failed. */
    List<String> problems(String... entities) {
        try {
            return run(entities).problems();
        } catch (FluxoException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    /** What `etl:validate` says, one problem per line of text. */
    List<String> validate(boolean online) {
        List<Problem> problems;
        try (Engine engine = engine()) {
            problems = online ? engine.validateOnline() : engine.validate();
        } catch (FluxoException e) {
            problems = e.problems();
        }
        return problems.stream().map(Problem::toString).toList();
    }

    /** How far an entity is loaded, as JSON; null before its first success. */
    String watermark(String entity) {
        return warehouse.text("SELECT watermark FROM ctl.etl_control WHERE entity_name = '" + entity + "'");
    }
}
