package dev.fluxo.maven;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have in common: parameters in, one call of the engine, an exception out. All parameters are texts, so
 * that a wrong value is reported as any other problem is, and not by Maven's type conversion.
 */
abstract class EtlMojo extends AbstractMojo {
    @Inject
    private MavenSession session;

    @Inject
    private SettingsDecrypter decrypter;

    /** The folder with project.yaml and one file per entity; by default {@code pipelines}. */
    @Parameter(property = "etl.pipelines")
    private @Nullable String pipelines;

    /** The profile of project.yaml, that is, its set of connections; by default as project.yaml says. */
    @Parameter(property = "etl.profile")
    private @Nullable String profile;

    /** Reads the goal's parameters. Wrong ones are collected by the inputs. */
    abstract Work prepare(Inputs inputs);

    /** What a goal does with the engine. */
    interface Work {
        void run(Engine engine, Console console) throws MojoFailureException;

        /** The goal could not even begin: what it leaves for programs then. */
        default void refused(List<Problem> problems, UnaryOperator<String> redact) {}
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Console console = new Console(getLog());
        Inputs inputs = new Inputs(this::systemProperty, System::getenv);
        Work work = prepare(inputs);
        try {
            EngineSettings settings = settings(inputs);
            check(inputs, console);
            ThirdParties.quieten(getLog());
            try (StopOnExit exit = new StopOnExit(getLog());
                    Engine engine = exit.stops(Engine.open(settings))) {
                console.redactBy(engine::redact);
                work.run(engine, console);
            }
        } catch (FluxoException e) {
            work.refused(e.problems(), console::safe);
            console.fail(e);
        } catch (RuntimeException e) {
            throw console.defect(e);
        }
    }

    /** The folder that relative paths are meant from: where the POM lies, or else where Maven was started. */
    final Path base() {
        String root = session.getExecutionRootDirectory();
        return Path.of(root == null ? "" : root).toAbsolutePath();
    }

    /** Whether Maven may ask the user: not with {@code -B}. */
    final boolean canAsk() {
        return session.getRequest().isInteractiveMode();
    }

    /** Whether a person may be watching the terminal: not with {@code -B}, and not in CI, whose programs set {@code CI}. */
    final boolean attended() {
        return canAsk() && System.getenv("CI") == null;
    }

    /** The pipelines folder as the repository names it: {@code pipelines}. */
    final String specs(Inputs inputs) {
        Path folder = base().resolve(inputs.path("etl.pipelines", pipelines, "pipelines"));
        return Repository.path(folder, base(), System::getenv);
    }

    private EngineSettings settings(Inputs inputs) {
        return new EngineSettings(
                base().resolve(inputs.path("etl.pipelines", pipelines, "pipelines")),
                inputs.text("etl.profile", profile),
                System::getenv,
                this::systemProperty,
                new MavenServers(session.getSettings(), decrypter));
    }

    /** What the command line says wins over the properties of the JVM. */
    private @Nullable String systemProperty(String name) {
        String value = session.getUserProperties().getProperty(name);
        return value == null ? session.getSystemProperties().getProperty(name) : value;
    }

    private void check(Inputs inputs, Console console) {
        Problems problems = new Problems();
        problems.addAll(inputs.problems());
        problems.addAll(Parameters.mistyped(session.getUserProperties().stringPropertyNames()));
        problems.throwIfErrors();
        console.problems(problems.all());
    }
}
