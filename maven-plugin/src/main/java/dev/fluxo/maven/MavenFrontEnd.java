package dev.fluxo.maven;

import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Given;
import dev.fluxo.console.Output;
import dev.fluxo.engine.ServerLookup;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Maven, as a command sees it. */
final class MavenFrontEnd implements FrontEnd {
    private final Output output;
    private final MavenSession session;
    private final SettingsDecrypter decrypter;
    private final Mojo mojo;
    private final Wording wording = new MavenWording();

    /** @param mojo has what the POM says in its fields */
    MavenFrontEnd(Output output, MavenSession session, SettingsDecrypter decrypter, Mojo mojo) {
        this.output = output;
        this.session = session;
        this.decrypter = decrypter;
        this.mojo = mojo;
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    /** Where the POM lies, or else where Maven was started. */
    @Override
    public Path base() {
        String root = session.getExecutionRootDirectory();
        return Path.of(root == null ? "" : root).toAbsolutePath();
    }

    /** Not with {@code -B}. */
    @Override
    public boolean isInteractive() {
        return session.getRequest().isInteractiveMode();
    }

    /** A property, of Maven's command line or of the JVM. Maven itself would let a value that a POM gives win over it. */
    @Override
    public @Nullable String written(String parameter) {
        return systemProperty(wording.parameter(parameter));
    }

    @Override
    public @Nullable Given configured(String parameter) {
        String value = Fields.text(mojo, parameter);
        return value == null ? null : new Given(value, "<" + parameter + ">");
    }

    @Override
    public List<Problem> mistakes() {
        return Mistyped.among(session.getUserProperties().stringPropertyNames(), wording);
    }

    /** What the command line says wins over the properties of the JVM. */
    @Override
    public @Nullable String systemProperty(String name) {
        String value = session.getUserProperties().getProperty(name);
        return value == null ? session.getSystemProperties().getProperty(name) : value;
    }

    @Override
    public ServerLookup servers() {
        return new MavenServers(session.getSettings(), decrypter);
    }

    @Override
    public String traceSwitch() {
        return "-e";
    }
}
