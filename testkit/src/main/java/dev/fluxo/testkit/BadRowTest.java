package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that do not fit: refused with a message that names key, column and rule, never the value, and never cut or rounded. */
@OnEveryDatabase
class BadRowTest {
    @RegisterExtension
    final Workshop workshop;

    BadRowTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest(name = "{0} into {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "VARCHAR(50) | VARCHAR(5) | 'éàüñçX' | FLX-4001",
                "BIGINT | INT | 2147483648 | FLX-4001",
                "BIGINT | SMALLINT | -32769 | FLX-4001",
                "DECIMAL(20, 4) | DECIMAL(10, 2) | 1.005 | FLX-4001",
                "DECIMAL(20, 4) | DECIMAL(10, 2) | 123456789.00 | FLX-4001",
                "DECIMAL(20, 4) | INT | 1.5 | FLX-4001",
                "TIMESTAMP(6) | TIMESTAMP(3) | TIMESTAMP '2025-01-01 00:00:00.123456' | FLX-4001",
                "TIMESTAMP | DATE | TIMESTAMP '2025-01-01 00:00:01' | FLX-4001",
                "DOUBLE PRECISION | DECIMAL(10, 2) | CAST('Infinity' AS DOUBLE PRECISION) | FLX-4001",
                "VARCHAR(50) | VARCHAR(50) NOT NULL | NULL | FLX-4007",
            })
    void aValueThatDoesNotFitIsRefused(String from, String to, String value, String code) {
        table(from, to);
        workshop.source().execute("INSERT INTO item VALUES (1, %s)".formatted(value));

        String problem = workshop.run().problem("items");
        assertThat(problem).contains(code, "v", "1");
        assertThat(workshop.warehouse().rows("SELECT * FROM item")).isEmpty();
    }

    /** The same digits, only written with more of them. */
    @ParameterizedTest(name = "{0} into {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DECIMAL(20, 4) | DECIMAL(10, 2) | 1.5000 | 1.50",
                "DECIMAL(20, 4) | INT | 7.0000 | 7",
                "BIGINT | SMALLINT | -32768 | -32768",
                "INT | DECIMAL(10, 2) | 12345678 | 12345678.00",
                "TIMESTAMP(6) | TIMESTAMP(3) | TIMESTAMP '2025-01-01 00:00:00.123000' | 2025-01-01 00:00:00.123",
                "TIMESTAMP | DATE | TIMESTAMP '2025-01-01 00:00:00' | 2025-01-01",
                "VARCHAR(50) | VARCHAR(5) | 'éàüñç' | éàüñç",
            })
    void aValueThatFitsExactlyIsTaken(String from, String to, String value, String stored) {
        table(from, to);
        workshop.source().execute("INSERT INTO item VALUES (1, %s)".formatted(value));
        assertThat(workshop.run().counts("items")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().rows("SELECT v FROM item")).containsExactly(stored);
    }

    @Test
    void aNullKeyIsRefused() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"id == 2 ? null : id\" }"));
        Shop.customers(workshop, 1, 3);
        says(workshop.run().problem("customers"), "FLX-4005", "customer_id", "a key must have a value");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();

        workshop.spec(Shop.SPEC.replace(
                "customer_id: id", "customer_id: { expression: \"id == 2 ? null : id\", on_error: reject }"));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 2, rejected 1");
    }

    @Test
    void anExpressionThatFailsOnARowNamesColumnAndKey() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { expression: \"credit / (id - 2)\" }"));
        Shop.customers(workshop, 1, 3);
        says(workshop.run().problem("customers"), "FLX-4004", "limite", "2");
    }

    @Test
    void aConversionThatFailsNamesColumnAndRuleButNotTheValue() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { from: name, transform: [trim, to_integer] }"));
        workshop.source().execute("INSERT INTO customer VALUES (1, ' secret ', 1, '2025-01-01')");
        assertThat(workshop.run().problem("customers"))
                .contains("FLX-4002", "limite", "to_integer")
                .doesNotContain("secret");
    }

    @Needs(Capability.NAMED_CONSTRAINTS)
    @Test
    void aConstraintOfTheTargetNamesItselfButNotTheValues() {
        Shop.open(workshop);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT one_name UNIQUE (nome)");
        workshop.source()
                .execute("INSERT INTO customer VALUES (1, 'secret', 1, '2025-01-01'), (2, 'secret', 1, '2025-01-01')");
        assertThat(workshop.run().problem("customers"))
                .contains("FLX-4011")
                .containsIgnoringCase("one_name")
                .doesNotContain("secret");
    }

    @Without(Capability.NAMED_CONSTRAINTS)
    @Test
    void aConstraintWithoutANameIsToldByItsColumn() {
        Shop.open(workshop);
        workshop.warehouse().execute("CREATE UNIQUE INDEX one_name ON dim_customer (nome)");
        workshop.source()
                .execute("INSERT INTO customer VALUES (1, 'secret', 1, '2025-01-01'), (2, 'secret', 1, '2025-01-01')");
        assertThat(workshop.run().problem("customers"))
                .contains("FLX-4011")
                .containsIgnoringCase("nome")
                .doesNotContain("secret");
    }

    @Without(Capability.EXACT_DECIMALS)
    @Test
    void moreDigitsThanAreKeptAreRefused() {
        table("VARCHAR(30)", "DECIMAL(20, 5)");
        workshop.spec("""
                entity: items
                source: { connection: src, table: item }
                watermark: { columns: [id] }
                columns: { id: id, v: { from: v, transform: [to_decimal] } }
                target: { connection: dw, table: item, keys: [id] }
                """);
        workshop.source().execute("INSERT INTO item VALUES (1, '1234567890.00001'), (2, '123456789012345.00001')");
        assertThat(workshop.run().problem("items")).contains("FLX-4001", "id=2", "'v'");
        workshop.source().execute("DELETE FROM item WHERE id = 2");
        assertThat(workshop.run().counts("items")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().rows("SELECT v FROM item")).containsExactly("1234567890.00001");
    }

    private void table(String from, String to) {
        workshop.source().execute("CREATE TABLE item (id INT PRIMARY KEY, v %s)".formatted(from));
        workshop.warehouse().execute("CREATE TABLE item (id INT PRIMARY KEY, v %s)".formatted(to));
        workshop.spec("""
                entity: items
                source: { connection: src, table: item }
                watermark: { columns: [id] }
                columns: { id: id, v: v }
                target: { connection: dw, table: item, keys: [id] }
                """);
    }
}
