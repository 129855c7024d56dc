package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Secret;
import dev.fluxo.engine.spi.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Databases of one test, closed after it. A session that the test or the code left open fails the test. */
public final class TestDatabases implements AfterEachCallback {
    public static final Location AT = new Location("project.yaml", 3, 7);

    private final List<Databases> open = new ArrayList<>();
    private final List<Database> watched = new ArrayList<>();

    /** Settings without user, password, properties or setup. */
    public static ConnectionSettings settings(String name, String url) {
        return new ConnectionSettings(name, url, null, null, Map.of(), 4, Timeouts.DEFAULT, null, false, AT);
    }

    public static ConnectionSettings withLogin(ConnectionSettings settings, String user, Secret password) {
        return new ConnectionSettings(
                settings.name(),
                settings.url(),
                user,
                password,
                settings.properties(),
                settings.poolSize(),
                settings.timeouts(),
                settings.setup(),
                settings.allowUnsafeUrl(),
                settings.at());
    }

    public static ConnectionSettings withSetup(ConnectionSettings settings, Path script) {
        return new ConnectionSettings(
                settings.name(),
                settings.url(),
                settings.user(),
                settings.password(),
                settings.properties(),
                settings.poolSize(),
                settings.timeouts(),
                script,
                settings.allowUnsafeUrl(),
                settings.at());
    }

    public static ConnectionSettings withLogin(ConnectionSettings settings, String user, String password) {
        return new ConnectionSettings(
                settings.name(),
                settings.url(),
                user,
                new Secret(password),
                settings.properties(),
                settings.poolSize(),
                settings.timeouts(),
                settings.setup(),
                settings.allowUnsafeUrl(),
                settings.at());
    }

    public static ConnectionSettings withTimeouts(ConnectionSettings settings, Timeouts timeouts, int poolSize) {
        return new ConnectionSettings(
                settings.name(),
                settings.url(),
                settings.user(),
                settings.password(),
                settings.properties(),
                poolSize,
                timeouts,
                settings.setup(),
                settings.allowUnsafeUrl(),
                settings.at());
    }

    public static ConnectionSettings withProperties(
            ConnectionSettings settings, Map<String, String> properties, boolean allowUnsafeUrl) {
        return new ConnectionSettings(
                settings.name(),
                settings.url(),
                settings.user(),
                settings.password(),
                properties,
                settings.poolSize(),
                settings.timeouts(),
                settings.setup(),
                allowUnsafeUrl,
                settings.at());
    }

    /** An empty database of this test alone. */
    public Database inMemory(String... statements) {
        Database database = open(settings("dw", "jdbc:h2:mem:" + UUID.randomUUID()), null);
        run(database, statements);
        return database;
    }

    public Database open(ConnectionSettings settings) {
        return open(settings, null);
    }

    public Database open(ConnectionSettings settings, @Nullable Redactor redactor) {
        Databases databases =
                new Databases(Map.of(settings.name(), () -> settings), redactor == null ? new Redactor() : redactor);
        open.add(databases);
        Database database = databases.get(settings.name());
        watched.add(database);
        return database;
    }

    /** Runs and commits. */
    public static void run(Database database, String... statements) {
        try (Session session = database.session()) {
            for (String statement : statements) {
                session.update(Sql.of(statement));
            }
            session.commit();
        }
    }

    /** The first column of each row, as text; NULL as {@code null}. */
    public static List<String> texts(Database database, String query) {
        try (Session session = database.session()) {
            return session.query(Sql.of(query), row -> String.valueOf(row.text(1)));
        }
    }

    /** Closes what the test has opened so far. */
    public void closeAll() {
        List<Integer> left = watched.stream().map(Database::openSessions).toList();
        open.forEach(Databases::close);
        open.clear();
        watched.clear();
        assertThat(left).as("sessions left open").allMatch(count -> count == 0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeAll();
    }
}
