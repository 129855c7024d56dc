package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look-ups that cannot be: each is said with its place before anything is read. */
@OnEveryDatabase
class BadLookupTest {
    private static final String CUSTOMER = "customer_sk: { lookup: customers, on: { code: customer }, missing: fail }";

    @RegisterExtension
    final Workshop workshop;

    BadLookupTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void star() {
        Star.open(workshop);
    }

    private void customer(String column) {
        workshop.spec(Star.orders("fail").replace(CUSTOMER, column));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ lookup: customers, on: { code: customer }, transform: [trim] } | FLX-1060 | takes no 'transform' | 6:61",
                "{ lookup: customers, on: { code: customer }, check: \"id > 0\" } | FLX-1060 | takes no 'check' | 6:61",
                "{ lookup: customers, on: { code: customer }, on_error: reject } | FLX-1060 | takes no 'on_error' | 6:61",
                "{ from: customer, on: { code: customer } } | FLX-1060 | 'on', which is of look-ups | 6:34",
                "{ from: customer, missing: fail } | FLX-1060 | 'missing', which is of look-ups | 6:34",
                "{ lookup: customers, on: { code: customer }, from: customer } | FLX-1006 | has both from and lookup | 6:61",
                "{ lookup: customers, table: dim_customer, on: { code: customer } } | FLX-1006 | has both lookup and table | 6:37",
                "{ lookup: customers } | FLX-1004 | has no key 'on' | 6:3",
                "{ lookup: customers, on: {} } | FLX-1006 | on is empty | 6:37",
                "{ lookup: customers, on: { code: customer }, valid_from: a } | FLX-1060 | says itself | 6:61",
                "{ table: dim_customer, on: { code: customer }, valid_from: a } | FLX-1060 | only one of valid_from and valid_to | 6:63",
                "{ table: dim_customer, on: { code: customer }, as_of: updated_at } | FLX-1063 | valid_from and valid_to | 6:63",
                "{ lookup: customers, on: { code: customer }, as_of: updated_at } | FLX-1063 | keeps the latest values alone | 6:68",
                "{ lookup: custumers, on: { code: customer } } | FLX-1014 | customers | 6:26",
                "{ lookup: orders, on: { code: customer } } | FLX-1061 | itself | 6:26",
                "{ lookup: customers, on: { code: customer }, missing: later } | FLX-1006 | not one of fail, reject, null, unknown, infer | 6:70",
                "{ table: dim_customer, on: { code: customer }, missing: unknown } | FLX-1064 | only an entity has one | 6:25",
                "{ lookup: customers, on: { code: custumer } } | FLX-2003 | customer | 6:49"
            })
    void whatTheSpecAloneTells(String column, String code, String says, String place) {
        customer("customer_sk: " + column);
        oneSays(workshop.validate(false), "orders.yaml:" + place, code, says);
    }

    /** They are not in the source of the dimension, which looks for rows that are gone. */
    @Test
    void membersThatAreAddedWouldBeDeletedAgain() {
        workshop.spec(Star.CUSTOMERS.replace("FROM customer\"", "FROM customer\", deletes: { compare: keys }"));
        workshop.spec(Star.orders("infer"));
        oneSays(workshop.validate(false), "customers.yaml:2:", "FLX-1052", "'orders' adds", "target.inferred");
        workshop.spec(workshop.read("customers.yaml").replace("keys: [code]", "keys: [code], inferred: inferred"));
        assertThat(workshop.validate(false)).isEmpty();

        Star.orders(workshop, 1, 5);
        workshop.source().execute("UPDATE purchase SET customer = 'C77' WHERE id = 3");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.warehouse().rows("SELECT code FROM dim_customer WHERE inferred = TRUE"))
                .containsExactly("C77");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ table: dim_custumer, on: { code: customer } } | FLX-2053 | does not have | 6:25",
                "{ lookup: customers, on: { cod: customer } } | FLX-2054 | code | 6:43",
                "{ lookup: customers, on: { code: customer }, get: sk } | FLX-2054 | no column 'sk' | 6:66",
                "{ table: dim_customer, on: { code: customer }, valid_from: a, valid_to: b } | FLX-2054 | no column 'a' | 6:75",
                "{ lookup: customers, on: { customer_sk: updated_at } } | FLX-2055 | cannot be compared | 6:56",
                "{ lookup: customers, on: { code: customer }, get: name } | FLX-2055 | cannot take 'name' | 6:66",
                "{ table: dim_customer, on: { code: customer }, missing: infer } | FLX-2059 | nobody would complete | 6:25",
                "{ lookup: customers, on: { name: customer }, missing: infer } | FLX-2059 | its keys | 6:26"
            })
    void whatTheCatalogsTell(String column, String code, String says, String place) {
        customer("customer_sk: " + column);
        oneSays(workshop.validate(true), "orders.yaml:" + place, code, says);
        assertThat(workshop.run().statuses()).contains("orders failed");
        assertThat(workshop.warehouse().rows("SELECT * FROM fact_order")).isEmpty();
    }

    @Test
    void aCheckSeesNoMember() {
        workshop.spec(
                Star.orders("fail").replace("amount: amount", "amount: { from: amount, check: \"customer_sk > 0\" }"));
        oneSays(workshop.validate(false), "orders.yaml:9:34", "FLX-1060", "'customer_sk'", "looked up later");
    }

    @Test
    void nullIsNoKeyAndNoValueWhereOneMustBe() {
        workshop.spec(Star.orders("'null'").replace("keys: [id]", "keys: [id, customer_sk]"));
        oneSays(workshop.validate(false), "orders.yaml:6:3", "FLX-1066", "key 'customer_sk'");
        workshop.spec(Star.orders("fail").replace("sku: sku }, missing: fail", "sku: sku }, missing: 'null'"));
        oneSays(workshop.validate(true), "orders.yaml:8:3", "FLX-1066", "'product_sk' takes no NULL");
    }

    @Test
    void aDimensionInAnotherDatabaseIsNotFoundByJoins() {
        workshop.spec(Star.CUSTOMERS.replace("connection: dw", "connection: src"));
        workshop.spec(Star.orders("fail"));
        oneSays(workshop.validate(false), "orders.yaml:6:26", "FLX-1062", "into 'src'", "into 'dw'");
    }

    @Test
    void aTestKnowsNoSurrogateKey() {
        String given = "tests:\n  - { name: keys, given: [{ id: 1, customer: C1, amount: 1 }], expect: [{ id: 1, ";
        workshop.spec(Star.orders("fail") + given + "customer_sk: 7 }] }\n");
        oneSays(workshop.validate(false), "FLX-1065", "'customer_sk'", "leave it out");
        workshop.spec(Star.orders("fail") + given + "amount: 1 }] }\n");
        assertThat(workshop.validate(false)).noneMatch(problem -> problem.contains("orders.yaml"));
    }

    /** Two columns that look up one dimension depend on it once; entities that look up each other are a circle. */
    @Test
    void aCircleOfLookupsIsOne() {
        workshop.spec(Star.orders("fail"));
        workshop.spec(
                Star.CUSTOMERS.replace("name: name }", "name: name, inferred: { lookup: orders, on: { id: code } } }"));
        List<String> problems = workshop.validate(false);
        oneSays(problems, "FLX-1015", "customers", "orders");
        assertThat(problems.stream().filter(problem -> problem.contains("FLX-1015")))
                .hasSize(1);
    }
}
