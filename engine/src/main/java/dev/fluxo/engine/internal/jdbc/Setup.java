package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;

/**
 * Fills an embedded database on its first use, wholly or not at all. A database in a file is built beside its place and
 * then given its name, which succeeds for one process only: the others find it complete.
 */
final class Setup {
    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Connector connector;
    private final SqlFailures failures;
    private final SetupScript script;

    private Setup(
            ConnectionSettings settings,
            Dialect dialect,
            Connector connector,
            SqlFailures failures,
            SetupScript script) {
        this.settings = settings;
        this.dialect = dialect;
        this.connector = connector;
        this.failures = failures;
        this.script = script;
    }

    /**
     * The first connection to the database, which is set up if it is new.
     *
     * @throws FluxoException with SETUP_FAILED if the script fails; nothing of it is left then
     */
    static Connection open(ConnectionSettings settings, Dialect dialect, Connector connector, SqlFailures failures)
            throws SQLException {
        Path file = dialect.urls().databaseFile(settings.url());
        if (settings.setup() == null || !isDue(settings, dialect)) {
            return connector.getConnection();
        }
        SetupScript script = SetupScript.read(settings.setup(), settings, dialect, failures);
        Setup setup = new Setup(settings, dialect, connector, failures, script);
        if (file == null) {
            return setup.inMemory();
        }
        setup.inFile(file);
        return connector.getConnection();
    }

    /** Whether a script is given, and the database is new: its file is not there, or it is in memory. */
    static boolean isDue(ConnectionSettings settings, Dialect dialect) {
        Path file = dialect.urls().databaseFile(settings.url());
        return settings.setup() != null && (file == null || !Files.exists(file));
    }

    /** The script is what an application would do, in the zone that it would have. */
    private Connection inMemory() throws SQLException {
        Connection connection = connector.getConnection();
        try (Connection application = connector.at(settings.url()).getConnection()) {
            if (isEmpty(application)) {
                script.run(application);
            }
            return connection;
        } catch (Throwable e) {
            shutdown(connection);
            throw e;
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (ResultSet schemas = connection.getMetaData().getTables(null, null, null, null)) {
            boolean empty = true;
            while (empty && schemas.next()) {
                empty = "INFORMATION_SCHEMA".equalsIgnoreCase(schemas.getString("TABLE_SCHEM"));
            }
            return empty;
        }
    }

    private void inFile(Path file) throws SQLException {
        Path folder = Objects.requireNonNull(file.getParent(), "a database file is in a folder");
        String scratch = file.getFileName() + ".setup-" + UUID.randomUUID();
        String url = dialect.urls().renamed(settings.url(), scratch);
        try {
            Files.createDirectories(folder);
            build(url);
            putInPlace(Objects.requireNonNull(dialect.urls().databaseFile(url), "as the first one"), file);
        } catch (IOException e) {
            throw new FluxoException(Problem.error(
                    Code.SETUP_FAILED,
                    settings.at(),
                    "the new database of connection '" + settings.name() + "' cannot be put in its place: " + e,
                    "check the permissions and the room of the folder"));
        } finally {
            deleteAll(folder, scratch);
        }
    }

    private void build(String url) throws SQLException {
        Connection connection = connector.at(url).getConnection();
        try {
            script.run(connection);
        } finally {
            shutdown(connection);
        }
    }

    /** By a link, which is refused where the name is taken. Some file systems know no links. */
    private static void putInPlace(Path scratch, Path file) throws IOException {
        try {
            Files.createLink(file, scratch);
        } catch (UnsupportedOperationException | IOException e) {
            if (!Files.exists(file)) {
                move(scratch, file);
            }
        }
    }

    private static void move(Path scratch, Path file) throws IOException {
        try {
            Files.move(scratch, file);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, and its database is as complete as ours.
            return;
        }
    }

    private void shutdown(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(dialect.urls().shutdown().text());
        } catch (SQLException e) {
            failures.ignored(e);
        }
    }

    private static void deleteAll(Path folder, String prefix) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A scratch file that stays behind has a name of its own and harms nobody.
            return;
        }
    }
}
