package dev.fluxo.testkit;

import static dev.fluxo.testkit.AdventureWorks.Table.Customer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 19 820 customers that share one timestamp, to the millisecond: a tie group that is far larger than any batch. */
@OnEveryDatabase
class AdventureWorksCustomersTest {
    private static final String EXPECTED = """
            SELECT CustomerID, PersonID, StoreID, TerritoryID, AccountNumber, rowguid, ModifiedDate
            FROM sales.Customer ORDER BY CustomerID""";
    private static final String ACTUAL = """
            SELECT customer_id, person_id, store_id, territory_id, account, row_guid, modified_at
            FROM dim_customer ORDER BY customer_id""";
    private static final String ALL = "read 19820, inserted 19820";

    @RegisterExtension
    final Workshop workshop;

    AdventureWorksCustomersTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest(name = "batches of {0}, commit: {1}")
    @CsvSource({"1000, entity, 20", "50, entity, 397", "1000, batch, 20", "50, batch, 397"})
    void areLoadedOnceWhateverTheBatch(int batchSize, String commit, int batches) {
        given(batchSize, commit);

        Run first = workshop.run();
        assertThat(first.counts("customers")).isEqualTo(ALL);
        assertThat(first.entity("customers").batches()).isEqualTo(batches);
        assertThat(Same.rows(workshop.source(), EXPECTED, workshop.warehouse(), ACTUAL))
                .isEqualTo(19_820);

        String watermark = workshop.watermark("customers");
        String loadedAt = loadedAt();
        assertThat(watermark).contains("2025-09-11T11:15:07.263", "30118");

        Run second = workshop.run();
        assertThat(second.status()).isEqualTo("success");
        assertThat(second.counts("customers")).isEqualTo("nothing");
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);
        assertThat(loadedAt()).isEqualTo(loadedAt);
    }

    @ParameterizedTest(name = "batches of {0}")
    @CsvSource({"1000, entity", "50, batch"})
    void changesInTheSourceMoveExactlyThoseRows(int batchSize, String commit) {
        given(batchSize, commit);
        workshop.run();
        String untouched = "SELECT COUNT(*) FROM dim_customer WHERE dw_loaded_at = TIMESTAMP '2000-01-01 00:00:00'";
        workshop.warehouse().execute("UPDATE dim_customer SET dw_loaded_at = TIMESTAMP '2000-01-01 00:00:00'");

        workshop.source().execute("""
                        UPDATE sales.Customer SET TerritoryID = NULL, ModifiedDate = TIMESTAMP '2025-10-01 12:00:00.333'
                        WHERE CustomerID % 100 = 0;
                        INSERT INTO sales.Customer VALUES
                          (90001, NULL, NULL, 1, 'AW00090001', RANDOM_UUID(), TIMESTAMP '2025-10-01 12:00:00.333'),
                          (90002, NULL, NULL, 1, 'AW00090002', RANDOM_UUID(), TIMESTAMP '2025-10-01 12:00:00.334');
                        """);
        long changed = workshop.source().number("SELECT COUNT(*) FROM sales.Customer WHERE TerritoryID IS NULL");

        Run run = workshop.run();
        assertThat(run.counts("customers"))
                .isEqualTo("read %d, inserted 2, updated %d".formatted(changed + 2, changed));
        assertThat(Same.rows(workshop.source(), EXPECTED, workshop.warehouse(), ACTUAL))
                .isEqualTo(19_822);
        assertThat(workshop.warehouse().number(untouched)).isEqualTo(19_820 - changed);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    private void given(int batchSize, String commit) {
        AdventureWorks.load(workshop.source(), Customer);
        workshop.warehouse().execute("""
                        CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, person_id INT, store_id INT, territory_id INT,
                          account VARCHAR(10), row_guid UUID, modified_at TIMESTAMP(3), dw_loaded_at TIMESTAMP)""");
        workshop.spec("""
                entity: customers
                source: { connection: src, table: sales.Customer }
                watermark: { columns: [ModifiedDate, CustomerID] }
                columns:
                  customer_id: CustomerID
                  person_id: PersonID
                  store_id: StoreID
                  territory_id: TerritoryID
                  account: AccountNumber
                  row_guid: rowguid
                  modified_at: ModifiedDate
                target: { connection: dw, table: dim_customer, keys: [customer_id], loaded_at: dw_loaded_at }
                batch_size: %d
                commit: %s
                """.formatted(batchSize, commit));
    }

    private String loadedAt() {
        return workshop.warehouse().text("SELECT CONCAT(MIN(dw_loaded_at), ' ', MAX(dw_loaded_at)) FROM dim_customer");
    }
}
