package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Other ways than a type of its own in which one make of database calls keys equal that are spelled differently. */
class KeySpellingOfDatabasesTest {
    private static final String SPEC = """
            entity: products
            source: { connection: src, table: product }
            watermark: { columns: [seq] }
            columns: { code: code, name: name }
            target: { connection: dw, table: dim_product, keys: [code] }
            """;
    private static final String PRODUCT = """
            CREATE TABLE product (seq INT PRIMARY KEY, code VARCHAR(10), name VARCHAR(20));
            INSERT INTO product VALUES (1, 'ana', 'a'), (2, 'bob', 'b')""";
    private static final String TARGET = "SELECT code, name FROM dim_product ORDER BY code";

    @Nested
    class OnPostgres {
        @RegisterExtension
        final Workshop workshop = new Workshop(Backends.named("postgresql"));

        private void open(String column) {
            load("CREATE TABLE dim_product (code " + column + " PRIMARY KEY, name text)");
        }

        private void load(String target) {
            workshop.source().execute(PRODUCT);
            workshop.warehouse()
                    .execute(
                            "CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
            workshop.warehouse().execute(target);
            workshop.spec(SPEC);
            assertThat(workshop.run().problems()).isEmpty();
        }

        @Test
        void aCollationThatIsNotDeterministic() {
            open("varchar(10) COLLATE loose");
            workshop.source().execute("INSERT INTO product VALUES (3, 'ANA', 'a'), (4, 'bob', 'b')");
            assertThat(workshop.run().counts("products")).isEqualTo("read 2, updated 1, unchanged 1");
            assertThat(workshop.warehouse().rows(TARGET)).containsExactly("ANA | a", "bob | b");
        }

        @Test
        void aKeyInPartitions() {
            load("""
                    CREATE TABLE dim_product (code citext PRIMARY KEY, name text) PARTITION BY HASH (code);
                    CREATE TABLE p0 PARTITION OF dim_product FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                    CREATE TABLE p1 PARTITION OF dim_product FOR VALUES WITH (MODULUS 2, REMAINDER 1)""");
            workshop.source().execute("INSERT INTO product VALUES (3, 'ANA', 'a'), (4, 'BOB', 'c')");
            assertThat(workshop.run().counts("products")).isEqualTo("read 2, updated 2");
            assertThat(workshop.warehouse().rows(TARGET)).containsExactly("ANA | a", "BOB | c");
        }

        /** The database would refuse the row for its spelling: the rest of it is loaded all the same. */
        @Test
        void aForeignKeyThatRestrictsKeepsTheOldSpelling() {
            open("citext");
            workshop.warehouse().execute("""
                    CREATE TABLE sale (code citext REFERENCES dim_product ON UPDATE RESTRICT);
                    INSERT INTO sale VALUES ('ana')""");
            workshop.source().execute("INSERT INTO product VALUES (3, 'ANA', 'c')");
            assertThat(workshop.run().counts("products")).isEqualTo("read 1, updated 1");
            assertThat(workshop.warehouse().rows(TARGET)).containsExactly("ana | c", "bob | b");
            try (Engine engine = workshop.engine()) {
                assertThat(engine.why("products", "ANA").verdict())
                        .isEqualTo("it is in the target as the source has it; but for the spelling of code,"
                                + " which a foreign key ON UPDATE RESTRICT keeps as it is");
            }
        }

        @Test
        void aForeignKeyThatCascadesTakesItAlong() {
            open("citext");
            workshop.warehouse().execute("""
                    CREATE TABLE sale (code citext REFERENCES dim_product ON UPDATE CASCADE);
                    INSERT INTO sale VALUES ('ana')""");
            workshop.source().execute("INSERT INTO product VALUES (3, 'ANA', 'a')");
            assertThat(workshop.run().counts("products")).isEqualTo("read 1, updated 1");
            assertThat(workshop.warehouse().rows("SELECT code FROM sale")).containsExactly("ANA");
        }
    }

    @Nested
    class OnH2 {
        @RegisterExtension
        final Workshop workshop = new Workshop(Backends.named("h2"));

        /** In columns that are no keys, too. */
        @Test
        void aCollationOfTheDatabase() {
            workshop.source().execute(PRODUCT);
            workshop.warehouse().execute("SET COLLATION ENGLISH STRENGTH PRIMARY");
            workshop.warehouse().execute("CREATE TABLE dim_product (code VARCHAR(10) PRIMARY KEY, name VARCHAR)");
            workshop.spec(SPEC);
            workshop.run();
            workshop.source().execute("INSERT INTO product VALUES (3, 'ANA', 'a'), (4, 'bob', 'B')");
            assertThat(workshop.run().counts("products")).isEqualTo("read 2, updated 2");
            assertThat(workshop.warehouse().rows(TARGET)).containsExactly("ANA | a", "bob | B");
            workshop.source().execute("INSERT INTO product VALUES (5, 'ANA', 'a'), (6, 'bob', 'B')");
            assertThat(workshop.run().counts("products")).isEqualTo("read 2, unchanged 2");
        }

        /** One moment in two zones. */
        @Test
        void anOffset() {
            workshop.source().execute("""
                    CREATE TABLE moment (seq INT PRIMARY KEY, at TIMESTAMP(0) WITH TIME ZONE);
                    INSERT INTO moment VALUES (1, '2026-01-01 12:00:00+00'), (2, '2026-01-01 09:00:00-03')""");
            workshop.warehouse().execute("CREATE TABLE dim_hour (at TIMESTAMP(0) WITH TIME ZONE PRIMARY KEY)");
            workshop.spec("""
                    entity: hours
                    source: { connection: src, table: moment }
                    watermark: { columns: [seq] }
                    columns: { at: at }
                    target: { connection: dw, table: dim_hour, keys: [at] }
                    batch_size: 1
                    commit: batch
                    """);
            assertThat(workshop.run().counts("hours")).isEqualTo("read 2, inserted 1, updated 1");
            assertThat(workshop.warehouse().rows("SELECT CAST(at AS VARCHAR) FROM dim_hour"))
                    .containsExactly("2026-01-01 09:00:00-03");
        }
    }
}
