package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that the target calls equal to the one that it has, and that is spelled differently, takes the latest spelling. */
@OnEveryDatabase
class KeySpellingTest {
    private static final String TARGET = "SELECT code, name FROM dim_product ORDER BY name";
    private static final String BY_KEY = "SELECT code, name, shout FROM dim_product ORDER BY code";

    @RegisterExtension
    final Workshop workshop;

    KeySpellingTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void open() {
        workshop.source().execute("""
                CREATE TABLE product (seq INT PRIMARY KEY, code VARCHAR(10), name VARCHAR(20));
                INSERT INTO product VALUES (1, 'ana', 'a'), (2, 'bob', 'b'), (3, 'eva', 'c')""");
        workshop.warehouse().execute("""
                CREATE TABLE dim_product (sk INT GENERATED ALWAYS AS IDENTITY, code VARCHAR_IGNORECASE(10) PRIMARY KEY, name VARCHAR(20),
                  at TIMESTAMP, shout VARCHAR(30) GENERATED ALWAYS AS (UPPER(name)), note VARCHAR(10) DEFAULT 'new')""");
        spec("merge", "code");
    }

    private void spec(String write, String keys) {
        workshop.spec("""
                entity: products
                source: { connection: src, table: product }
                watermark: { columns: [seq] }
                columns: { code: code, name: name }
                target: { connection: dw, table: dim_product, keys: [%s], loaded_at: at, write: %s }
                """.formatted(keys, write));
    }

    private String why(String key) {
        try (Engine engine = workshop.engine()) {
            return engine.why("products", key).verdict();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void theLatestStays(String write) {
        spec(write, "code");
        workshop.run();
        workshop.warehouse()
                .execute("UPDATE dim_product SET at = TIMESTAMP '2000-01-01 00:00:00', note = CONCAT(name, '!')");
        List<String> before = workshop.warehouse().rows("SELECT sk, note FROM dim_product ORDER BY note");
        workshop.source().execute("INSERT INTO product VALUES (4, 'ANA', 'a'), (5, 'bob', 'b'), (6, 'eva', 'C')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 3, updated 2, unchanged 1");
        assertThat(workshop.warehouse().rows(BY_KEY)).containsExactly("ANA | a | A", "bob | b | B", "eva | C | C");
        assertThat(workshop.warehouse().rows("SELECT sk, note FROM dim_product ORDER BY note"))
                .as("columns that are not mapped")
                .isEqualTo(before);
        assertThat(workshop.warehouse().rows("SELECT code FROM dim_product WHERE code = 'ana'"))
                .containsExactly("ANA");
        assertThat(workshop.warehouse().rows("SELECT code FROM dim_product WHERE at = TIMESTAMP '2000-01-01 00:00:00'"))
                .containsExactly("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void ofSeveralInOneBatchTheLatestWins(String write) {
        spec(write, "code");
        workshop.source().execute("INSERT INTO product VALUES (4, 'ANA', 'd'), (5, 'Ana', 'e')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 5, inserted 3, superseded 2");
        workshop.source().execute("INSERT INTO product VALUES (6, 'aNA', 'e'), (7, 'anA', 'e')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 2, updated 1, superseded 1");
        assertThat(workshop.warehouse().rows(TARGET)).containsExactly("bob | b", "eva | c", "anA | e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void aTableOfNothingButKeysTakesItToo(String write) {
        workshop.warehouse().execute("""
                DROP TABLE dim_product;
                CREATE TABLE dim_product (code VARCHAR_IGNORECASE(10), name VARCHAR(20), at TIMESTAMP, PRIMARY KEY (code, name))""");
        spec(write, "code, name");
        workshop.run();
        workshop.source().execute("INSERT INTO product VALUES (4, 'ANA', 'a'), (5, 'ANA', 'n')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 2, inserted 1, updated 1");
    }

    /** Read again, a spelling that was carried over is unchanged. */
    @Test
    void itIsCarriedOverOnce() {
        workshop.run();
        workshop.source().execute("INSERT INTO product VALUES (4, 'ANA', 'a')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 1, updated 1");
        workshop.source().execute("INSERT INTO product VALUES (5, 'ANA', 'a')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 1, unchanged 1");
    }

    @Needs(Capability.RESPELLED_REFERENCES)
    @Test
    void rowsThatReferToItGoOn() {
        assertThat(spelledAnewWhereRowsReferToIt("(1, 'ana'), (2, 'Ana')")).isEqualTo("read 1, updated 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM sale s JOIN dim_product p ON p.code = s.code"))
                .isEqualTo(2);
    }

    /** The row is the same one, and is left as it is. */
    @Without(Capability.RESPELLED_REFERENCES)
    @Test
    void aKeyThatRowsReferToKeepsItsSpelling() {
        assertThat(spelledAnewWhereRowsReferToIt("(1, 'ana')")).isEqualTo("read 1, unchanged 1");
        assertThat(workshop.warehouse().rows("SELECT code FROM dim_product WHERE code = 'ana'"))
                .containsExactly("ana");
    }

    private String spelledAnewWhereRowsReferToIt(String sales) {
        workshop.run();
        workshop.warehouse().execute("""
                CREATE TABLE sale (id INT PRIMARY KEY, code VARCHAR_IGNORECASE(10) REFERENCES dim_product (code));
                INSERT INTO sale VALUES %s""".formatted(sales));
        workshop.source().execute("INSERT INTO product VALUES (4, 'ANA', 'a')");
        return workshop.run().counts("products");
    }

    @Test
    void whyTellsWhatTheNextRunDoes() {
        workshop.run();
        workshop.source().execute("INSERT INTO product VALUES (4, 'ANA', 'a')");
        assertThat(why("ANA")).isEqualTo("it waits: the next run updates it");
        workshop.run();
        assertThat(why("ANA")).isEqualTo("it is in the target as the source has it");
        workshop.source().execute("UPDATE product SET code = 'aNa' WHERE seq = 4");
        assertThat(why("aNa")).contains("the target differs in code", "'rewind'");
        try (Engine engine = workshop.engine()) {
            engine.rewind(new Selection(List.of("products"), List.of()), "start", moves -> true);
        }
        workshop.run();
        assertThat(workshop.warehouse().rows(TARGET)).contains("aNa | a");
    }
}
