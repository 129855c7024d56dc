package dev.fluxo.maven;

import dev.fluxo.console.Outcome;
import dev.fluxo.console.command.Commands;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have in common: each is the command of its name, and has fields for what a POM can say of that command's
 * parameters. All are texts: the command reads them, and Maven converts nothing.
 */
abstract class EtlMojo extends AbstractMojo {
    @Inject
    private MavenSession session;

    @Inject
    private SettingsDecrypter decrypter;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** The folder with project.yaml and one file per entity; by default {@code pipelines}. */
    @Parameter(property = "etl.pipelines")
    @Nullable
    String pipelines;

    /** The profile of project.yaml, that is, its set of connections; by default as project.yaml says. */
    @Parameter(property = "etl.profile")
    @Nullable
    String profile;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        ThirdParties.quieten(getLog());
        end(Commands.named(execution.getGoal())
                .run(new MavenFrontEnd(new MavenOutput(getLog()), session, decrypter, this)));
    }

    /** Maven shows what caused an execution exception with {@code -e}, and of a failure nothing but its sentence. */
    static void end(Outcome outcome) throws MojoExecutionException, MojoFailureException {
        if (outcome.defect() != null) {
            throw new MojoExecutionException(outcome.summary(), outcome.defect());
        }
        if (outcome.summary() != null) {
            throw new MojoFailureException(outcome.summary());
        }
    }
}
