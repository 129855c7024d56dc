package dev.fluxo.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, name FROM core.customers",
                "select c.id, C.name\nfrom core.customers AS c -- all of them",
                "SELECT * FROM core.customers",
                "SELECT core.customers.id FROM core.customers",
                "SELECT /* the key */ \"id\", \"CURRENT_DATE\" FROM core.customers c",
            })
    void columnsOfOneTable(String query) {
        assertThat(PlainQuery.tableOf(query)).isEqualTo("core.customers");
    }

    @Test
    void theTableAsItIsWritten() {
        assertThat(PlainQuery.tableOf("SELECT id FROM \"Core\".\"My customers\""))
                .isEqualTo("\"Core\".\"My customers\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id AS customer_id FROM customers",
                "SELECT id customer_id FROM customers",
                "SELECT id + 1 FROM customers",
                "SELECT upper(name) FROM customers",
                "SELECT id, CURRENT_TIMESTAMP FROM customers",
                "SELECT id, rownum FROM customers",
                "SELECT _rowid_ FROM customers",
                "SELECT id, 'x' FROM customers",
                "SELECT c.* FROM customers c",
                "SELECT DISTINCT id FROM customers",
                "SELECT TOP 1 id FROM customers",
                "SELECT id FROM customers WHERE active",
                "SELECT id FROM customers WHERE {{window}}",
                "SELECT id FROM customers c, orders o",
                "SELECT c.id FROM customers c JOIN orders o ON o.customer_id = c.id",
                "SELECT id FROM customers ORDER BY id",
                "SELECT id FROM customers UNION SELECT id FROM suppliers",
                "SELECT id FROM (SELECT id FROM customers)",
                "SELECT id FROM customers()",
                "SELECT x FROM customers c(x)",
                "WITH c AS (SELECT id FROM customers) SELECT id FROM c",
                "SELECT id",
                "SELECT FROM",
                "",
            })
    void saysMore(String query) {
        assertThat(PlainQuery.tableOf(query)).isNull();
    }
}
