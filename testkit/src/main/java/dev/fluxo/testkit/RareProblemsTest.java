package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Problems that hardly anybody meets, told as clearly as the others. */
@OnEveryDatabase
class RareProblemsTest {
    @RegisterExtension
    final Workshop workshop;

    RareProblemsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
    }

    @Test
    void aWatermarkWhoseOrderIsNotExact() {
        workshop.source().execute("CREATE TABLE reading (id INT PRIMARY KEY, seen DOUBLE PRECISION)");
        workshop.spec("""
                entity: readings
                source: { connection: src, table: reading }
                watermark: { columns: [seen, id] }
                columns: { customer_id: id }
                target: { connection: dw, table: dim_customer, keys: [customer_id] }
                """);
        assertThat(workshop.problems("readings"))
                .anySatisfy(problem -> assertThat(problem).contains("FLX-2009", "'seen'"));
    }

    @Test
    void aKeyThatComesTwiceWithoutAWatermark() {
        workshop.spec(Shop.SPEC
                .replace("watermark: { columns: [updated_at, id] }\n", "")
                .replace(
                        "FROM customer",
                        "FROM customer UNION ALL SELECT 1, 'Twin', 1, NULL FROM customer WHERE id = 1"));
        oneSays(workshop.problems(), "FLX-4010", "customers", "repeat the key");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    @Test
    void tooManyProblemsOfOneFile() {
        workshop.spec(Shop.SPEC + "nonsense: 1\n".repeat(300));
        List<String> problems = workshop.validate(false);
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100)).contains("FLX-1028", "more problems");
    }
}
