package dev.fluxo.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as a source, as docs/databases.md tells how: each is loaded once, and what cannot be read is told in words. */
class FilesTest {
    /** The recipe of the documentation, but for the kind of files. */
    private static final String SPEC = """
            entity: vendas
            source:
              connection: files
              query: |
                SELECT d.id, d.valor, d.filename, f.last_modified
                FROM %s d
                JOIN read_blob('${project.dir}/../data/%s') f ON f.filename = d.filename
            watermark: { columns: [last_modified, filename, id], fence: none }
            columns: { id: id, valor: valor, arquivo: filename }
            target: { connection: dw, table: mart.vendas, strategy: append }
            """;

    @TempDir
    Path root;

    private String url = "";
    private Connection warehouse;

    @BeforeEach
    void aWarehouseAndAFolder() throws IOException, SQLException {
        Files.createDirectories(root.resolve("pipelines"));
        Files.createDirectories(root.resolve("data"));
        Files.writeString(root.resolve("secret.csv"), "id,valor\n99,9.99\n");
        url = "jdbc:duckdb:" + root.resolve("dw.duckdb");
        Properties properties = new Properties();
        properties.putAll(new DuckDbBackend().properties());
        warehouse = DriverManager.getConnection(url, properties);
        execute("CREATE SCHEMA mart");
        execute("CREATE TABLE mart.vendas (id BIGINT, valor DECIMAL(10, 2), arquivo VARCHAR)");
        project("allow_paths: [../data]");
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
    }

    private void project(String keys) throws IOException {
        Files.writeString(root.resolve("pipelines/project.yaml"), """
                version: 1
                control: dw
                profile: test
                profiles:
                  test:
                    connections:
                      files: { url: "jdbc:duckdb:", %s }
                      dw: { url: "%s" }
                """.formatted(keys, url));
    }

    private void spec(String reader, String files) throws IOException {
        Files.writeString(
                root.resolve("pipelines/vendas.yaml"),
                SPEC.formatted(reader.formatted("${project.dir}/../data/" + files), files));
    }

    private void csv() throws IOException {
        spec(
                "read_csv('%s', filename = true, header = true, quote = '\"', columns = {'id': 'BIGINT', 'valor': 'DECIMAL(10, 2)'})",
                "*.csv");
    }

    /** @param age in minutes: a file that is changed later than another is one that comes later */
    private void file(String name, String text, int age) throws IOException {
        Path file = root.resolve("data").resolve(name);
        Files.writeString(file, text, UTF_8);
        aged(file, age);
    }

    private static void aged(Path file, int age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60L * age)));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> loaded() throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT id || ' ' || valor || ' ' || parse_filename(arquivo) FROM mart.vendas ORDER BY id")) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    private EntityResult run() {
        try (Engine engine = Engine.open(
                new EngineSettings(root.resolve("pipelines"), null, name -> null, name -> null, server -> null))) {
            return engine.run(new RunOptions(new Selection(List.of(), List.of()), false, 1, null))
                    .entities()
                    .get(0);
        }
    }

    private String problem() {
        try {
            Problem problem = run().problem();
            return String.valueOf(problem);
        } catch (FluxoException e) {
            return String.valueOf(e.problems());
        }
    }

    private long read() {
        EntityResult result = run();
        assertThat(result.problem()).isNull();
        RowCounts counts = result.counts();
        assertThat(counts.inserted()).isEqualTo(counts.read());
        return counts.read();
    }

    @Test
    void filesThatCameAreLoadedOnce() throws Exception {
        csv();
        file("a.csv", "id,valor\n1,1.50\n2,2.25\n", 30);
        file("b.csv", "id,valor\n3,3.00\n", 20);
        assertThat(read()).isEqualTo(3);
        assertThat(read()).isZero();
        file("c.csv", "id,valor\n4,4.00\n", 10);
        assertThat(read()).isEqualTo(1);
        assertThat(loaded()).containsExactly("1 1.50 a.csv", "2 2.25 a.csv", "3 3.00 b.csv", "4 4.00 c.csv");
    }

    /** A file that is written anew is read anew, all of it: a target with keys takes that, one that is only added to has it twice. */
    @Test
    void aFileThatIsChangedIsReadAgain() throws Exception {
        csv();
        file("a.csv", "id,valor\n1,1.50\n", 30);
        assertThat(read()).isEqualTo(1);
        file("a.csv", "id,valor\n1,1.50\n2,2.00\n", 10);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void parquetAndJsonAreReadLikewise() throws Exception {
        try (Connection writer = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = writer.createStatement()) {
            statement.execute("COPY (SELECT 1::BIGINT AS id, 1.5::DECIMAL(10, 2) AS valor) TO '"
                    + root.resolve("data/a.parquet") + "'");
        }
        aged(root.resolve("data/a.parquet"), 30);
        spec("read_parquet('%s', filename = true)", "*.parquet");
        assertThat(read()).isEqualTo(1);
        file("b.json", "{\"id\": 2, \"valor\": 2.5}\n", 20);
        spec("read_json('%s', filename = true, columns = {'id': 'BIGINT', 'valor': 'DECIMAL(10, 2)'})", "*.json");
        execute("DELETE FROM ctl.etl_control");
        assertThat(read()).isEqualTo(1);
        assertThat(loaded()).containsExactly("1 1.50 a.parquet", "2 2.50 b.json");
    }

    @Test
    void aFileThatIsNotCompleteIsNamedAndNothingOfTheRunIsKept() throws Exception {
        spec("read_parquet('%s', filename = true)", "*.parquet");
        file("cut.parquet", "PAR1 and no more than the beginning of a file", 10);
        assertThat(problem())
                .contains("cut.parquet is damaged, or not complete")
                .contains("rename them");
        assertThat(loaded()).isEmpty();
    }

    @Test
    void aLineThatDoesNotFitIsNamedWithoutItsValues() throws Exception {
        csv();
        file("a.csv", "id,valor\n1,1.50\n2,secret-of-the-row\n", 30);
        assertThat(problem())
                .contains("line 3 of the file")
                .contains("a.csv")
                .contains("'valor'")
                .doesNotContain("secret-of-the-row");
        assertThat(loaded()).isEmpty();
    }

    @Test
    void aColumnThatOneFileLacksIsNamedOrNull() throws Exception {
        file("a.csv", "id,valor\n1,1.50\n", 30);
        file("b.csv", "id\n2\n", 20);
        spec("read_csv('%s', filename = true, header = true)", "*.csv");
        assertThat(problem())
                .contains("'valor' is missing in")
                .contains("b.csv")
                .contains("union_by_name");
        spec("read_csv('%s', filename = true, header = true, union_by_name = true)", "*.csv");
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void aPatternThatNoFileFitsIsTold() throws Exception {
        csv();
        assertThat(problem()).contains("no file fits").contains("*.csv").contains("${project.dir}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "../secret.csv, is outside the folders that the connection allows",
        "link.csv, is outside the folders that the connection allows",
        "/etc/passwd, is outside the folders that the connection allows",
        "https://example.org/a.csv, is on another machine",
        "s3://bucket/a.csv, is on another machine"
    })
    void whatIsNotAllowedIsRefused(String file, String why) throws Exception {
        Files.createSymbolicLink(root.resolve("data/link.csv"), root.resolve("secret.csv"));
        String path = file.contains(":") || file.startsWith("/") ? file : "${project.dir}/../data/" + file;
        Files.writeString(root.resolve("pipelines/vendas.yaml"), """
                entity: vendas
                source: { connection: files, query: "SELECT id, valor FROM read_csv('%s')" }
                columns: { id: id, valor: valor }
                target: { connection: dw, table: mart.vendas, strategy: replace, keys: [id] }
                """.formatted(path));
        assertThat(problem()).contains(why).contains("allow_paths");
        assertThat(loaded()).isEmpty();
    }

    /** Nothing is allowed unless the project says so. */
    @Test
    void withoutTheKeyNoFileIsRead() throws Exception {
        project("pool: { size: 3 }");
        csv();
        file("a.csv", "id,valor\n1,1.50\n", 30);
        assertThat(problem()).contains("is outside the folders that the connection allows");
    }

    @Test
    void theKeySaysNothingToOtherDatabasesAndIsNotMistaken() throws Exception {
        csv();
        project("allow_path: [../data]");
        assertThat(problem()).contains("FLX-1003").contains("allow_path").contains("'allow_paths'");
        project("allow_paths: ../data");
        assertThat(problem()).contains("allow_paths needs a list");
    }
}
