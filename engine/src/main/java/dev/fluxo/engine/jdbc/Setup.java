package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Fills an embedded database on first use: in a scratch file beside it, which is renamed when it is complete, so that a
 * setup that is killed leaves nothing.
 */
final class Setup {
    private final ConnectionSettings settings;
    private final Path script;
    private final Driver driver;
    private final Dialect dialect;
    private final SqlFailures failures;

    private Setup(ConnectionSettings settings, Path script, Driver driver, Dialect dialect, SqlFailures failures) {
        this.settings = settings;
        this.script = script;
        this.driver = driver;
        this.dialect = dialect;
        this.failures = failures;
    }

    static void run(ConnectionSettings settings, Driver driver, Dialect dialect, SqlFailures failures) {
        Path script = settings.setup();
        if (script != null) {
            new Setup(settings, script, driver, dialect, failures).run();
        }
    }

    private void run() {
        Path file = dialect.urls().databaseFile(settings.url());
        if (file == null) {
            throw failed("the connection has a setup script, but its URL names no H2 database file", null);
        }
        if (Files.exists(file)) {
            return;
        }
        if (!Files.isReadable(script)) {
            throw failed("the setup script " + script + " cannot be read", null);
        }
        String scratchName = file.getFileName().toString().replaceFirst("\\.mv\\.db$", "") + ".setup-"
                + ProcessHandle.current().pid();
        Path scratch = file.resolveSibling(scratchName + ".mv.db");
        try {
            Files.deleteIfExists(scratch);
            fill("jdbc:h2:file:" + file.resolveSibling(scratchName));
            if (!Files.exists(file)) {
                Files.move(scratch, file);
            }
        } catch (IOException e) {
            throw failed("the database of connection '" + settings.name() + "' cannot be created at " + file, e);
        } finally {
            deleteQuietly(scratch);
        }
    }

    private void fill(String url) {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("RUNSCRIPT FROM '" + script.toString().replace("'", "''") + "' CHARSET 'UTF-8'");
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            failures.ignored(e);
            throw failed("the setup script " + script.getFileName() + " fails: " + SqlFailures.firstLine(e), e);
        }
    }

    private Connection connect(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user() == null ? "" : settings.user());
        properties.setProperty(
                "password",
                settings.password() == null ? "" : settings.password().reveal());
        return driver.connect(url, properties);
    }

    private FluxoException failed(String message, @Nullable Exception cause) {
        Problem problem = Problem.error(
                Code.SETUP_FAILED, settings.at(), message, "nothing was created; correct the script or the URL");
        return new FluxoException(problem, cause);
    }

    private void deleteQuietly(Path scratch) {
        try {
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            // A scratch file that stays behind harms nobody: the next setup of this process id replaces it.
            scratch.toFile().deleteOnExit();
        }
    }
}
