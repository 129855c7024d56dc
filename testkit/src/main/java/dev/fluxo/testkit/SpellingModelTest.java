package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random histories of keys that change their spelling, under a target's collation to which that is nothing: after each run the target has
 * the latest spelling and the latest value of each. {@code -Dmodel.seed=} repeats them.
 */
@OnEveryDatabase
class SpellingModelTest {
    private static final List<String> KEYS = List.of("ana", "bob", "joão", "o'hara");
    private static final int RUNS = 12;
    private static final int MANY_RUNS = 1_000;

    @RegisterExtension
    final Workshop workshop;

    SpellingModelTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void theLatestSpellingIsThere() {
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        workshop.source().execute("CREATE TABLE product (seq INT PRIMARY KEY, code VARCHAR(10), name VARCHAR(20))");
        workshop.warehouse()
                .execute("CREATE TABLE dim_product (code VARCHAR_IGNORECASE(10) PRIMARY KEY, name VARCHAR(20))");
        List<String> written = new ArrayList<>();
        int runs = Boolean.getBoolean("faults.all") ? MANY_RUNS : RUNS;
        int seq = 0;
        for (int run = 0; run < runs; run++) {
            for (int n = random.nextInt(5); n > 0; n--) {
                String code = spelled(KEYS.get(random.nextInt(KEYS.size())), random);
                String row = ++seq + ", '" + code.replace("'", "''") + "', 'n" + random.nextInt(2) + "'";
                written.add(row);
                workshop.source().execute("INSERT INTO product VALUES (" + row + ")");
            }
            spec(random);
            String told = "model.seed " + seed + ": " + written;
            assertThat(workshop.run().status()).as(told).isEqualTo("success");
            assertThat(workshop.warehouse().rows("SELECT code, name FROM dim_product ORDER BY LOWER(code)"))
                    .as(told)
                    .isEqualTo(workshop.source().rows("""
                            SELECT code, name FROM product p WHERE NOT EXISTS (
                              SELECT 1 FROM product later WHERE LOWER(later.code) = LOWER(p.code) AND later.seq > p.seq)
                            ORDER BY LOWER(code)"""));
        }
    }

    private void spec(Random random) {
        workshop.spec("""
                entity: products
                source: { connection: src, table: product }
                watermark: { columns: [seq] }
                columns: { code: code, name: name }
                target: { connection: dw, table: dim_product, keys: [code], write: %s }
                batch_size: %d
                commit: %s
                """.formatted(
                        random.nextBoolean() ? "merge" : "update_insert",
                        1 + random.nextInt(3),
                        random.nextBoolean() ? "batch" : "entity"));
    }

    private static String spelled(String key, Random random) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < key.length(); at++) {
            String letter = key.substring(at, at + 1);
            text.append(random.nextBoolean() ? letter : letter.toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }
}
