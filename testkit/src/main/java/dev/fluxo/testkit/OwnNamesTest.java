package dev.fluxo.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the engine's own, in statements and for what it makes, are not met by names of a user. */
@OnEveryDatabase
class OwnNamesTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** No index of SQL Server has more. */
    private static final int KEYS = 16;

    @RegisterExtension
    final Workshop workshop;

    OwnNamesTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest(name = "{0}, {1} letters")
    @CsvSource({"merge, 53", "merge, 60", "update_insert, 63", "merge, 128", "update_insert, 128"})
    void anEntityMayHaveALongName(String write, int length) {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 20);
        String name = "a".repeat(length);
        workshop.spec(Shop.SPEC
                .replace("entity: customers", "entity: " + name)
                .replace("keys: [customer_id]", "keys: [customer_id], write: " + write));
        assertThat(workshop.run().counts(name)).isEqualTo("read 20, inserted 20");
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id < 5");
        assertThat(workshop.run().counts(name)).isEqualTo("read 4, updated 4");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** Each has its own stage and its own lock. */
    @Test
    void twoEntitiesMayDifferInTheLastLetterAlone() {
        List<String> names = List.of("a".repeat(100) + "b", "a".repeat(100) + "c", "a".repeat(63), "a".repeat(64));
        workshop.source()
                .execute(
                        "CREATE TABLE thing (id INT PRIMARY KEY, v INT); INSERT INTO thing SELECT x, x FROM SYSTEM_RANGE(1, 3000)");
        for (int i = 0; i < names.size(); i++) {
            workshop.warehouse().execute("CREATE TABLE dim%1$d (id INT PRIMARY KEY, v INT)".formatted(i));
            workshop.spec("""
                    entity: %1$s
                    source: { connection: src, table: thing }
                    columns: { id: id, v: v }
                    target: { connection: dw, table: dim%2$d, keys: [id] }
                    """.formatted(names.get(i), i));
        }
        for (int round = 0; round < 2; round++) {
            Run run = workshop.run(new RunOptions(
                    Selection.ALL, false, workshop.lacks(Capability.CONCURRENT_TRANSACTIONS) ? 1 : 4, null));
            assertThat(run.problems()).isEmpty();
            workshop.source().execute("UPDATE thing SET v = v + 1 WHERE id % 2 = 0");
        }
        for (int i = 0; i < names.size(); i++) {
            assertThat(workshop.warehouse().rows("SELECT COUNT(*), SUM(v) FROM dim" + i))
                    .containsExactly("3000 | " + (3000 * 3001 / 2 + 1500));
        }
    }

    /** Every word of every statement that the engine makes is a column: as a key, as a watermark, as a value. */
    @Test
    void anyColumnMayBeCalledLikeAWordOfAStatement() throws IOException, URISyntaxException {
        List<String> words = words();
        assertThat(words).hasSizeGreaterThan(100).contains("flx_seq");
        workshop.source().execute("CREATE TABLE things (" + list(words, word -> quoted(word) + " INT") + ")");
        workshop.source().execute(rows(words, 1, 20));
        List<String> entities = new ArrayList<>();
        for (int from = 0; from < words.size(); from += KEYS) {
            int first = Math.min(from, words.size() - KEYS);
            entities.add(entity(words, words.subList(first, first + KEYS), "keys_from_" + from));
        }
        for (String written : List.of("inserted", "updated")) {
            Run run = workshop.run();
            assertThat(run.problems()).isEmpty();
            for (String entity : entities) {
                assertThat(run.counts(entity)).isEqualTo("read 20, " + written + " 10, superseded 10");
            }
            workshop.source().execute(rows(words, 21, 40));
        }
    }

    private String entity(List<String> words, List<String> keys, String name) {
        Dialect dialect = dialect();
        List<String> values = new ArrayList<>(words);
        values.removeAll(keys);
        workshop.warehouse()
                .execute("CREATE TABLE " + name + " (" + list(words, word -> quoted(word) + " INT NOT NULL")
                        + ", PRIMARY KEY (" + list(keys, OwnNamesTest::quoted) + "))");
        workshop.spec("""
                entity: %1$s
                source:
                  connection: src
                  query: |
                    SELECT %2$s, %3$s FROM things
                watermark: { columns: [%4$s] }
                columns: { %5$s }
                target: { connection: dw, table: %1$s, keys: [%6$s], write: %7$s }
                """.formatted(
                        name,
                        list(keys, word -> "MOD(" + dialect.quote(word) + ", 10) AS " + dialect.quote(word)),
                        list(values, dialect::quote),
                        quoted(values.get(0)),
                        list(words, word -> quoted(word) + ": " + quoted(word)),
                        list(keys, OwnNamesTest::quoted),
                        words.indexOf(keys.get(0)) % 32 == 0 ? "merge" : "update_insert"));
        return name;
    }

    private static String rows(List<String> words, int from, int to) {
        return "INSERT INTO things SELECT " + list(words, word -> "x") + " FROM SYSTEM_RANGE(" + from + ", " + to + ")";
    }

    private static String list(List<String> words, Function<String, String> item) {
        return words.stream().map(item).collect(Collectors.joining(", "));
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private Dialect dialect() {
        return requireNonNull(Dialects.named(workshop.warehouse().backend().code()));
    }

    /** As the database folds names that are not quoted, and the one that is. */
    private List<String> words() throws IOException, URISyntaxException {
        DdlSql names = dialect().ddl();
        String database = workshop.warehouse().backend().code();
        Path golden =
                Path.of(OwnNamesTest.class.getResource("/golden/" + database).toURI());
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        words.addAll(List.of("flx_seq", "excluded"));
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.toList()) {
                Matcher word = WORD.matcher(Files.readString(file));
                while (word.find()) {
                    words.add(names.folded(word.group()));
                }
            }
        }
        return List.copyOf(words);
    }
}
