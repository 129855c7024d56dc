package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.settings;
import static dev.fluxo.testkit.TestDatabases.withLogin;
import static dev.fluxo.testkit.TestDatabases.withTimeouts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.testkit.TestDatabases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database refuses, in our words: the code, the name to look at, and never a value of a row. */
class SqlFailuresTest {
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(300), Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(50));

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    private static FluxoException failure(Session session, String sql) {
        return catchThrowableOfType(FluxoException.class, () -> session.update(Sql.of(sql)));
    }

    private ConnectionSettings file(String options) {
        return settings("dw", "jdbc:h2:file:" + folder.resolve("dw") + options);
    }

    private static String printed(FluxoException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t VALUES (1, 'sesame')             | DUPLICATE_ROW       | PUBLIC.T(ID)",
                "INSERT INTO t VALUES (2, 'sesame-too-long')    | CONSTRAINT_VIOLATED | NAME",
                "INSERT INTO t VALUES (NULL, 'sesame')          | CONSTRAINT_VIOLATED | ID",
                "INSERT INTO t VALUES (4711, 'sesame')          | CONSTRAINT_VIOLATED | SMALL",
                "INSERT INTO child VALUES (4711)                | CONSTRAINT_VIOLATED | FK_T",
                "DELETE FROM t                                  | CONSTRAINT_VIOLATED | FK_T",
                "UPDATE t SET id = CAST(47110815 AS SMALLINT)   | CONSTRAINT_VIOLATED | refuses a row",
                "UPDATE t SET id = CAST(name AS INT)            | CONSTRAINT_VIOLATED | refuses a row",
                "UPDATE t SET id = id / 0                       | CONSTRAINT_VIOLATED | refuses a row",
                "DELETE FROM nowhere                            | STATEMENT_FAILED    | NOWHERE",
                "DELETE FROM nowhere.t                          | STATEMENT_FAILED    | NOWHERE",
                "UPDATE t SET nope = 1                          | STATEMENT_FAILED    | NOPE",
                "UPDATE t SET                                   | STATEMENT_FAILED    | Syntax error",
                "DELETE FROM t WHERE nofun(id)                  | STATEMENT_FAILED    | NOFUN",
            })
    void namesTheThingAndNoValue(String sql, Code code, String named) {
        Database database = databases.inMemory(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(6) NOT NULL, CONSTRAINT small CHECK (id < 100))",
                "CREATE TABLE child (t_id INT, CONSTRAINT fk_t FOREIGN KEY (t_id) REFERENCES t (id))",
                "INSERT INTO t VALUES (1, 'sesame')",
                "INSERT INTO child VALUES (1)");
        try (Session session = database.session()) {
            FluxoException failure = failure(session, sql);
            assertThat(failure.first().code()).isEqualTo(code);
            assertThat(failure.first().message()).contains(named, "connection 'dw'", "writing");
            assertThat(printed(failure)).doesNotContain("sesame", "4711");
        }
    }

    @Test
    void hidesValuesOfABatchToo() {
        Database database = databases.inMemory("CREATE TABLE t (id INT PRIMARY KEY)");
        try (Session session = database.session();
                RowSink inserter =
                        session.inserter("INSERT INTO t VALUES (?)", List.of(DataType.integer("INTEGER", 32)))) {
            inserter.add(new Object[] {4711L});
            inserter.add(new Object[] {4711L});
            FluxoException failure = catchThrowableOfType(FluxoException.class, inserter::flush);
            assertThat(failure.first().code()).isEqualTo(Code.DUPLICATE_ROW);
            assertThat(printed(failure)).contains("PUBLIC.T(ID)").doesNotContain("4711");
        }
    }

    @Test
    void tellsAWrongPasswordAtOnceAndWithoutShowingIt() {
        databases.open(withLogin(file(""), "loader", "sesame")).session().close();
        databases.closeAll();
        Timeouts patient = new Timeouts(Duration.ofHours(1), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        ConnectionSettings wrong = withTimeouts(withLogin(file(""), "loader", "open sesame"), patient, 1);
        FluxoException failure = catchThrowableOfType(
                FluxoException.class, () -> databases.open(wrong).session());
        assertThat(failure.first().code()).isEqualTo(Code.LOGIN_FAILED);
        assertThat(failure.first().hint()).contains("server_id");
        assertThat(printed(failure)).doesNotContain("sesame");
    }

    @Test
    void masksASecretThatTheDriverEchoes() {
        Redactor redactor = new Redactor();
        redactor.add("sesame");
        Database database = databases.open(settings("dw", "jdbc:h2:mem:masked"), redactor);
        try (Session session = database.session()) {
            assertThat(failure(session, "DELETE FROM sesame WHERE")).hasMessageNotContaining("sesame");
        }
        FluxoException refused = catchThrowableOfType(
                FluxoException.class, () -> database.catalog().queryColumns("SELECT sesame FROM"));
        assertThat(refused).hasMessageContaining(Redactor.MASK).hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:tcp://127.0.0.1:1/dw, CONNECT_FAILED",
        "jdbc:h2:file:relative, CONNECT_FAILED",
        "jdbc:h2:mem:none;MODE=Nonsense, CONNECT_FAILED"
    })
    void tellsThatADatabaseCannotBeReached(String url, Code code) {
        FluxoException failure = catchThrowableOfType(
                FluxoException.class, () -> databases.open(settings("dw", url)).session());
        assertThat(failure.first().code()).isEqualTo(code);
        assertThat(failure.first().message()).contains("cannot be reached", "connection 'dw'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:none;IFEXISTS=TRUE", "jdbc:h2:file:%s/none;IFEXISTS=TRUE"})
    void tellsThatTheDatabaseIsMissing(String url) {
        ConnectionSettings settings = settings("dw", url.formatted(folder));
        FluxoException failure = catchThrowableOfType(
                FluxoException.class, () -> databases.open(settings).session());
        assertThat(failure.first().code()).isEqualTo(Code.DATABASE_MISSING);
        assertThat(failure.first().message()).contains("no database of this name", "connection 'dw'");
        assertThat(failure.first().hint())
                .contains("the database's name in the URL")
                .doesNotContain("network");
    }

    /** A server without encryption hangs up when it does not understand the greeting. */
    @Test
    void tellsThatEncryptionFails() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write("no encryption here".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            tellsEncryption("jdbc:h2:ssl://127.0.0.1:%d/dw".formatted(server.getLocalPort()));
            assertThat(answered).isNotCompletedExceptionally();
        }
    }

    private void tellsEncryption(String url) {
        ConnectionSettings settings = settings("dw", url);
        FluxoException failure = catchThrowableOfType(
                FluxoException.class, () -> databases.open(settings).session());
        assertThat(failure.first().code()).isEqualTo(Code.ENCRYPTION_FAILED);
        assertThat(failure.first().hint()).contains("certificate").doesNotContain("network");
    }

    @Test
    void tellsAWaitForALockApart() {
        Database database = databases.open(withTimeouts(settings("dw", "jdbc:h2:mem:locked"), SHORT, 2));
        TestDatabases.run(database, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        try (Session holder = database.session();
                Session waiter = database.session()) {
            holder.update(Sql.of("UPDATE t SET id = 2"));
            FluxoException failure = failure(waiter, "UPDATE t SET id = 3");
            assertThat(failure.first().code()).isEqualTo(Code.LOCK_TIMED_OUT);
            assertThat(failure.first().message()).contains("timeouts.lock, 0.05 s");
        }
    }

    @Test
    void tellsADeadlockApart() {
        Database database = databases.open(settings("dw", "jdbc:h2:mem:deadlock"));
        TestDatabases.run(
                database, "CREATE TABLE t (id INT PRIMARY KEY, v INT)", "INSERT INTO t VALUES (1, 0), (2, 0)");
        try (Session one = database.session();
                Session two = database.session()) {
            one.update(Sql.of("UPDATE t SET v = 1 WHERE id = 1"));
            two.update(Sql.of("UPDATE t SET v = 2 WHERE id = 2"));
            CompletableFuture<@Nullable Code> first =
                    CompletableFuture.supplyAsync(() -> codeOfUpdate(one, "UPDATE t SET v = 1 WHERE id = 2"));
            Code second = codeOfUpdate(two, "UPDATE t SET v = 2 WHERE id = 1");
            assertThat(Stream.of(first.join(), second).filter(Objects::nonNull))
                    .as("one of the two is the victim")
                    .containsExactly(Code.DEADLOCK);
        }
    }

    /** Rolls back, so that the rival can go on; null where the update passed. */
    private static @Nullable Code codeOfUpdate(Session session, String sql) {
        try {
            session.update(Sql.of(sql));
            return null;
        } catch (FluxoException e) {
            return e.first().code();
        } finally {
            session.rollback();
        }
    }

    @Test
    void tellsAStatementThatTakesTooLong() {
        Database database = databases.open(withTimeouts(settings("dw", "jdbc:h2:mem:slow"), SHORT, 1));
        try (Session session = database.session()) {
            FluxoException failure = catchThrowableOfType(
                    FluxoException.class,
                    () -> session.query(
                            Sql.of("SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000000) a, SYSTEM_RANGE(1, 1000) b"),
                            row -> row.integer(1)));
            assertThat(failure.first().code()).isEqualTo(Code.TIMED_OUT);
            assertThat(failure.first().message()).contains("timeouts.statement, 1.0 s");
        }
    }

    @Test
    void namesTheMissingPermission() {
        Database owner = databases.open(file(";AUTO_SERVER=TRUE"));
        TestDatabases.run(owner, "CREATE TABLE t (id INT)", "CREATE USER reader PASSWORD 'x'");
        try (Session session = databases
                .open(withLogin(file(";AUTO_SERVER=TRUE"), "reader", "x"))
                .session()) {
            FluxoException failure = failure(session, "DELETE FROM t");
            assertThat(failure.first().code()).isEqualTo(Code.PERMISSION_DENIED);
            assertThat(failure.first().message()).contains("PUBLIC.T");
        }
    }

    /** It may be there, and hidden from this login: a server does not say which. */
    @Test
    void aTableThatIsMissingMayBeHidden() {
        try (Session session = databases.inMemory().session()) {
            FluxoException failure = failure(session, "DELETE FROM nowhere");
            assertThat(failure.first().message()).contains("or this login may not see it", "NOWHERE");
            assertThat(failure.first().hint()).contains("what the login is granted");
        }
    }

    @Test
    void tellsADatabaseThatTakesNoWrites() {
        TestDatabases.run(databases.open(file("")), "CREATE TABLE t (id INT)");
        databases.closeAll();
        try (Session session = databases.open(file(";ACCESS_MODE_DATA=r")).session()) {
            FluxoException failure = failure(session, "DELETE FROM t");
            assertThat(failure.first().code()).isEqualTo(Code.DATABASE_READ_ONLY);
            assertThat(failure.first().message()).contains("takes no writes", "connection 'dw'");
        }
    }

    @Test
    void knowsALostConnectionAndGivesANewOne() {
        Database database = databases.inMemory("CREATE TABLE t (id INT)");
        Session session = database.session();
        String id = session.query(database.dialect().sessionId(), row -> String.valueOf(row.text(1)))
                .get(0);
        TestDatabases.texts(database, "SELECT ABORT_SESSION(" + id + ")");
        FluxoException failure = failure(session, "DELETE FROM t");
        session.close();
        assertThat(failure.first().code()).isEqualTo(Code.CONNECTION_LOST);
        for (int i = 0; i < 4; i++) {
            assertThat(TestDatabases.texts(database, "SELECT COUNT(*) FROM t")).containsExactly("0");
        }
    }

    @Test
    void saysThatThePoolIsEmpty() {
        Database database = databases.open(withTimeouts(settings("dw", "jdbc:h2:mem:small"), SHORT, 1));
        try (Session only = database.session()) {
            assertThat(only).isNotNull();
            FluxoException failure = catchThrowableOfType(FluxoException.class, database::session);
            assertThat(failure.first().code()).isEqualTo(Code.TIMED_OUT);
            assertThat(failure.first().message()).isEqualTo("all 1 connections of 'dw' are in use");
        }
    }

    @Test
    void saysWhichDriverIsMissing() {
        ConnectionSettings odd = settings("dw", "JDBC:H2:mem:x");
        try (Databases none = new Databases(Map.of("dw", () -> odd), new Redactor())) {
            FluxoException failure = catchThrowableOfType(FluxoException.class, () -> none.get("dw"));
            assertThat(failure.first().code()).isEqualTo(Code.DRIVER_MISSING);
        }
    }
}
