package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.settings;
import static dev.fluxo.testkit.TestDatabases.texts;
import static dev.fluxo.testkit.TestDatabases.withLogin;
import static dev.fluxo.testkit.TestDatabases.withSetup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.testkit.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first use of an embedded database with a setup script. */
class SetupTest {
    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void writeScript() throws IOException {
        script = folder.resolve("set up's.sql");
        write("CREATE TABLE t (a VARCHAR(9));\nINSERT INTO t VALUES ('ç');");
    }

    private void write(String text) throws IOException {
        Files.writeString(script, text);
    }

    private ConnectionSettings file(String options) {
        return withSetup(settings("dw", "jdbc:h2:file:" + folder.resolve("new/dw") + options), script);
    }

    private Problem failure(ConnectionSettings settings) {
        return catchThrowableOfType(
                        FluxoException.class, () -> databases.open(settings).session())
                .first();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void fillsANewFileAndOnlyOnce() throws IOException {
        try (Session first = databases.open(file("")).session()) {
            assertThat(first).isNotNull();
        }
        assertThat(files()).containsExactlyInAnyOrder("set up's.sql", "dw.mv.db");
        databases.closeAll();
        write("this is not SQL: it must not run again");
        assertThat(texts(databases.open(file("")), "SELECT a FROM t")).containsExactly("ç");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";AUTO_SERVER=TRUE",
                ";DB_CLOSE_DELAY=-1",
                ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            })
    void keepsTheOptionsOfTheUrl(String options) throws IOException {
        Database database = databases.open(file(options));
        assertThat(texts(database, "SELECT a FROM t")).containsExactly("ç");
        assertThat(files()).filteredOn(name -> name.contains("setup-")).isEmpty();
        try (Session session = database.session()) {
            session.update(database.dialect().urls().shutdown());
        }
    }

    @Test
    void makesTheUserOfTheConnection() {
        ConnectionSettings owner = withLogin(file(""), "loader", "p;ss='\"");
        assertThat(texts(databases.open(owner), "SELECT CURRENT_USER")).containsExactly("LOADER");
        Problem refused = failure(withLogin(file(""), "loader", "wrong"));
        assertThat(refused.code()).isEqualTo(Code.LOGIN_FAILED);
        assertThat(refused.toString()).doesNotContain("wrong");
    }

    @Test
    void leavesNothingOfAScriptThatFails() throws IOException {
        write("CREATE TABLE t (a INT);\n\nINSERT INTO nowhere\nVALUES (1);\nCREATE TABLE u (b INT);");
        Problem problem = failure(file(""));
        assertThat(problem.code()).isEqualTo(Code.SETUP_FAILED);
        assertThat(problem.location()).isEqualTo(TestDatabases.AT);
        assertThat(problem.message()).contains("'dw'", "set up's.sql fails at line 3", "\"NOWHERE\"");
        assertThat(files()).containsExactly("set up's.sql");

        write("CREATE TABLE t (a INT); INSERT INTO t VALUES (7);");
        assertThat(texts(databases.open(file("")), "SELECT a FROM t")).containsExactly("7");
    }

    @Test
    void namesAScriptThatCannotBeRead() throws IOException {
        Files.write(script, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(failure(file("")).message()).contains("is not UTF-8");
        Files.delete(script);
        assertThat(failure(file("")).message()).contains("set up's.sql", "does not exist");
        assertThat(files()).isEmpty();
    }

    @Test
    void fillsADatabaseInMemoryWhileItIsEmpty() throws IOException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        ConnectionSettings settings = withSetup(settings("dw", url), script);
        Database first = databases.open(settings);
        assertThat(texts(first, "SELECT a FROM t")).containsExactly("ç");
        write("DROP TABLE t");
        assertThat(texts(databases.open(settings), "SELECT a FROM t")).containsExactly("ç");
    }

    @Test
    void leavesNothingInMemoryOfAScriptThatFails() throws IOException {
        ConnectionSettings settings =
                withSetup(settings("dw", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), script);
        write("CREATE TABLE t (a INT); nonsense;");
        assertThat(failure(settings).code()).isEqualTo(Code.SETUP_FAILED);
        write("CREATE TABLE t (a INT);");
        Database database = databases.open(settings);
        assertThat(texts(database, "SELECT COUNT(*) FROM t")).containsExactly("0");
        try (Session session = database.session()) {
            session.update(database.dialect().urls().shutdown());
        }
    }

    @Test
    void letsOneOfManyWinAndShowsTheOthersACompleteDatabase() throws Exception {
        write("CREATE TABLE t (a INT); INSERT INTO t SELECT x FROM SYSTEM_RANGE(1, 20000);");
        ExecutorService rivals = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> counts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Database rival = databases.open(file(""));
                counts.add(rivals.submit(() -> texts(rival, "SELECT COUNT(*) FROM t")));
            }
            for (Future<List<String>> count : counts) {
                assertThat(count.get()).containsExactly("20000");
            }
        } finally {
            rivals.shutdown();
        }
        assertThat(files()).containsExactlyInAnyOrder("set up's.sql", "dw.mv.db");
    }
}
