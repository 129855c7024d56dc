package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.TargetDdl;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a target lacks is said as statements that make the spec run, and lose nothing. */
@OnEveryDatabase
class DdlTest {
    private static final String SPEC = """
            entity: orders
            source: { connection: src, query: "SELECT id, code, title, qty, total, due, moment, price FROM orders" }
            watermark: { columns: [moment, id] }
            columns:
              order_id: id
              code: code
              title: { from: title, transform: [trim] }
              initial: { from: code, transform: [left(1)] }
              qty: qty
              total: total
              due: due
              moment: moment
              size: { expression: "qty > 100 ? 'BIG' : 'SMALL'" }
              double_qty: { expression: "qty * 2" }
            target: { connection: dw, table: dim_orders, keys: [order_id], loaded_at: dw_loaded_at }
            """;

    @RegisterExtension
    final Workshop workshop;

    DdlTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void orders() {
        workshop.source().execute("""
                CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, code VARCHAR(10), title VARCHAR(60), qty BIGINT, total DECIMAL(12, 2),
                  due DATE, moment TIMESTAMP NOT NULL, price DECIMAL(14, 3));
                INSERT INTO orders VALUES (1, 'A', ' Ana ', 7, 12.5, DATE '2025-01-31', TIMESTAMP '2025-01-01 00:00:00', 1),
                  (2, NULL, NULL, 700, NULL, NULL, TIMESTAMP '2025-01-01 00:00:01', 2);
                CREATE INDEX orders_moment ON orders (moment, id)""");
        workshop.spec(SPEC);
    }

    private List<TargetDdl> ddl() {
        try (Engine engine = workshop.engine()) {
            return engine.ddl(Selection.ALL);
        }
    }

    private TargetDdl only() {
        assertThat(ddl()).hasSize(1);
        return ddl().get(0);
    }

    private void apply() {
        try (Engine engine = workshop.engine()) {
            engine.apply(engine.ddl(Selection.ALL));
        }
    }

    private static List<String> words(TargetDdl ddl) {
        return ddl.problems().stream().map(Problem::toString).toList();
    }

    private void nothingIsLacking() {
        assertThat(only().statements()).isEmpty();
        assertThat(workshop.validate(true)).isEmpty();
    }

    private void allArrives() {
        Same.rows(
                workshop.source(),
                "SELECT id, code, TRIM(title), qty, total, due, moment FROM orders ORDER BY id",
                workshop.warehouse(),
                "SELECT order_id, code, title, qty, total, due, moment FROM dim_orders ORDER BY order_id");
    }

    @Test
    void aTargetThatIsMissingIsMade() {
        TargetDdl ddl = only();
        assertThat(ddl.missing()).isTrue();
        assertThat(ddl.entities()).containsExactly("orders");
        assertThat(ddl.statements()).hasSize(1);
        oneSays(words(ddl), "FLX-2090", "'size'", "how long it gets");
        workshop.warehouse().execute(ddl.statements().get(0).replace(";", ""));
        nothingIsLacking();
        assertThat(workshop.run().counts("orders")).isEqualTo("read 2, inserted 2");
        allArrives();
        assertThat(workshop.warehouse()
                        .rows(
                                "SELECT initial, size, CAST(double_qty AS BIGINT) FROM dim_orders WHERE dw_loaded_at IS NOT NULL"
                                        + " ORDER BY order_id"))
                .containsExactly("A | SMALL | 14", "null | BIG | 1400");
    }

    @Test
    void nothingIsExecutedUnlessItIsAskedFor() {
        ddl();
        assertThat(only().missing()).isTrue();
        apply();
        nothingIsLacking();
        apply();
        assertThat(workshop.run().counts("orders")).isEqualTo("read 2, inserted 2");
    }

    @Test
    void columnsThatAreMissingAreAdded() {
        workshop.warehouse()
                .execute("CREATE TABLE dim_orders (order_id INT NOT NULL PRIMARY KEY, code VARCHAR(10));"
                        + "INSERT INTO dim_orders VALUES (1, 'old')");
        TargetDdl ddl = only();
        assertThat(ddl.missing()).isFalse();
        assertThat(ddl.statements()).hasSize(9).allMatch(statement -> statement.startsWith("ALTER TABLE"));
        apply();
        nothingIsLacking();
        assertThat(workshop.run().counts("orders")).isEqualTo("read 2, inserted 1, updated 1");
        allArrives();
    }

    private void aNarrowTarget() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_orders (order_id INT NOT NULL PRIMARY KEY, code VARCHAR(40), title VARCHAR(8) NOT NULL, initial VARCHAR(1),
                  qty INT, total DECIMAL(11, 4), due DATE, moment TIMESTAMP(0), size VARCHAR(9), double_qty DECIMAL(20, 2),
                  dw_loaded_at TIMESTAMP);
                INSERT INTO dim_orders (order_id, code, title, qty, total) VALUES (9, 'a longer one', 'kept', 5, 1.2345)""");
    }

    @Needs(Capability.ALTERED_COLUMNS)
    @Test
    void columnsThatAreTooNarrowAreWidenedAndNoOthers() {
        aNarrowTarget();
        TargetDdl ddl = only();
        assertThat(words(ddl)).isEmpty();
        assertThat(ddl.statements()).hasSize(4);
        oneSays(ddl.statements(), "title", "(60)");
        oneSays(ddl.statements(), "qty", "bigint");
        oneSays(ddl.statements(), "total", "(14,4)");
        oneSays(ddl.statements(), "moment", "(6)");
        apply();
        assertThat(only().statements()).isEmpty();
        assertThat(workshop.warehouse().rows("SELECT order_id, code, title, qty, total FROM dim_orders"))
                .containsExactly("9 | a longer one | kept | 5 | 1.2345");
        // What took no NULL takes none now.
        says(workshop.run().problem("orders"), "FLX-4007", "title");
        workshop.source().execute("""
                UPDATE orders SET title = '0123456789012345678901234567890123456789', qty = 3000000000, total = 9999999999.99,
                  moment = TIMESTAMP '2025-01-01 00:00:01.123456' WHERE id = 2""");
        assertThat(workshop.run().counts("orders")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_orders"))
                .isEqualTo(3);
    }

    @Without(Capability.ALTERED_COLUMNS)
    @Test
    void columnsThatAreTooNarrowAreTold() {
        aNarrowTarget();
        TargetDdl ddl = only();
        assertThat(ddl.statements()).isEmpty();
        oneSays(words(ddl), "FLX-2091", "'total'", "changes no columns", "DECIMAL(14,4) by hand");
        if (workshop.lacks(Capability.TEXT_LENGTHS)) {
            oneSays(words(ddl), "FLX-2091", "'moment'", "changes no columns", "make it TIMESTAMP by hand");
        } else {
            oneSays(words(ddl), "FLX-2091", "title", "VARCHAR(8)", "changes no columns", "VARCHAR(60) by hand");
        }
    }

    @Test
    void whatWouldTakeAnotherKindIsLeftAsItIs() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_orders (order_id INT NOT NULL PRIMARY KEY, code VARCHAR(10), title VARCHAR(60), initial VARCHAR(1),
                  qty DATE, total INT, due DATE, moment DATE, size VARCHAR(9), double_qty DECIMAL(20, 2), dw_loaded_at TIMESTAMP)""");
        TargetDdl ddl = only();
        assertThat(ddl.statements()).isEmpty();
        assertThat(ddl.problems()).hasSize(3).noneMatch(Problem::isError);
        oneSays(words(ddl), "FLX-2091", "'qty'", "left as it is", "DATE");
        oneSays(words(ddl), "FLX-2091", "'total'", "no wider type of its kind");
        oneSays(words(ddl), "FLX-2091", "'moment'");
    }

    @Test
    void keysGetAUniqueIndex() {
        apply();
        workshop.warehouse().execute("DROP TABLE dim_orders");
        workshop.warehouse().execute("""
                CREATE TABLE dim_orders (order_id INT NOT NULL, code VARCHAR(10), title VARCHAR(60), initial VARCHAR(1), qty BIGINT,
                  total DECIMAL(12, 2), due DATE, moment TIMESTAMP, size VARCHAR(9), double_qty DECIMAL(20, 2), dw_loaded_at TIMESTAMP)""");
        assertThat(only().statements()).hasSize(1);
        oneSays(only().statements(), "CREATE UNIQUE INDEX", "order_id");
        apply();
        nothingIsLacking();
        workshop.warehouse().execute("INSERT INTO dim_orders (order_id) VALUES (5)");
        workshop.warehouse().execute("DELETE FROM dim_orders");
    }

    @Test
    void aStatementThatIsRefusedIsTold() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_orders (order_id INT NOT NULL, code VARCHAR(10), title VARCHAR(60), initial VARCHAR(1), qty BIGINT,
                  total DECIMAL(12, 2), due DATE, moment TIMESTAMP, size VARCHAR(9), double_qty DECIMAL(20, 2), dw_loaded_at TIMESTAMP);
                INSERT INTO dim_orders (order_id) VALUES (5);
                INSERT INTO dim_orders (order_id) VALUES (5)""");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, this::apply);
        says(String.valueOf(refusal.getMessage()), "FLX-2092", "dim_orders", "CREATE UNIQUE INDEX");
    }

    @Test
    void whatTwoEntitiesWriteIsMadeForBoth() {
        workshop.spec(SPEC.replace("entity: orders", "entity: prices")
                .replace("qty: qty\n", "price: price\n")
                .replace("  double_qty: { expression: \"qty * 2\" }\n", ""));
        TargetDdl ddl = only();
        assertThat(ddl.entities()).containsExactly("orders", "prices");
        assertThat(ddl.statements()).hasSize(1);
        oneSays(ddl.statements(), "qty", "price", "double_qty");
        apply();
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    @Test
    void aStarWantsAllThatTheSourceHas() {
        workshop.spec("""
                entity: orders
                source: { connection: src, table: orders }
                columns: { order_id: id, "*": same, canal: { value: LOJA } }
                target: { connection: dw, table: dim_orders, keys: [order_id], run_id: dw_run }
                """);
        apply();
        nothingIsLacking();
        assertThat(workshop.run().counts("orders")).isEqualTo("read 2, inserted 2");
        assertThat(
                        workshop.warehouse()
                                .rows(
                                        "SELECT order_id, code, price, canal FROM dim_orders WHERE dw_run IS NOT NULL AND order_id = 1"))
                .containsExactly("1 | A | 1.000 | LOJA");
        workshop.source().execute("ALTER TABLE orders ADD news INT");
        assertThat(only().statements())
                .as("of what a target that is there does not have a star wants nothing")
                .isEmpty();
    }

    @Test
    void aHistoryHasRoomForVersions() {
        workshop.spec("""
                entity: orders
                source: { connection: src, query: "SELECT id, code, moment FROM orders" }
                watermark: { columns: [moment, id] }
                columns: { order_id: id, code: code }
                target:
                  connection: dw
                  table: dim_orders
                  keys: [order_id]
                  strategy: type2
                  history: { valid_from: valido_de, valid_to: valido_ate, current: atual }
                """);
        apply();
        nothingIsLacking();
        assertThat(workshop.run().counts("orders")).isEqualTo("read 2, inserted 2");
        workshop.source()
                .execute("UPDATE orders SET code = 'B', moment = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 1");
        assertThat(workshop.run().counts("orders")).isEqualTo("read 1, versioned 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_orders"))
                .isEqualTo(3);
        workshop.warehouse().execute("DROP TABLE dim_orders");
        workshop.warehouse().execute("CREATE TABLE dim_orders (order_id INT NOT NULL, code VARCHAR(10))");
        oneSays(only().statements(), "ADD", "valido_ate");
        oneSays(only().statements(), "CREATE UNIQUE INDEX", "order_id, valido_de");
    }

    @Needs(Capability.GENERATED_IDENTITY)
    @Test
    void aStarGetsItsSurrogateKeys() {
        Star.open(workshop);
        workshop.warehouse().execute("DROP TABLE fact_order");
        workshop.warehouse().execute("DROP TABLE dim_customer");
        workshop.spec(Star.CUSTOMERS.replace(
                "keys: [code]",
                "keys: [code], members: [{ customer_sk: -1, code: '?', name: Unknown }], loaded_at: dw_loaded_at"));
        workshop.spec(Star.orders("unknown"));
        List<String> statements =
                ddl().stream().flatMap(target -> target.statements().stream()).toList();
        oneSays(statements, "CREATE TABLE dim_customer", "customer_sk", "PRIMARY KEY (customer_sk)", "UNIQUE (code)");
        oneSays(statements, "CREATE TABLE fact_order", "customer_sk BIGINT");
        apply();
        try (Engine engine = workshop.engine()) {
            Selection star = new Selection(List.of("customers", "orders"), List.of());
            if (workshop.folder().resolve("orders.yaml").toFile().exists()) {
                assertThat(engine.ddl(star))
                        .allMatch(target -> target.statements().isEmpty());
            }
        }
    }

    @Test
    void aViewIsLeftAsItIs() {
        workshop.warehouse()
                .execute("CREATE TABLE base_orders (order_id INT NOT NULL PRIMARY KEY, code VARCHAR(10));"
                        + "CREATE VIEW dim_orders AS SELECT order_id, code FROM base_orders");
        TargetDdl ddl = only();
        assertThat(ddl.statements()).isEmpty();
        oneSays(words(ddl), "FLX-2091", "'title'", "missing in view", "what the view is made of");
    }

    @Test
    void aSourceThatCannotBeReadIsAnErrorOfItsTargetAlone() {
        workshop.spec(SPEC.replace("entity: orders", "entity: lost")
                .replace("dim_orders", "dim_lost")
                .replace("FROM orders", "FROM nowhere"));
        List<TargetDdl> ddl = ddl();
        assertThat(ddl).extracting(TargetDdl::failed).containsExactlyInAnyOrder(false, true);
        assertThat(ddl.stream()
                        .filter(TargetDdl::failed)
                        .findFirst()
                        .orElseThrow()
                        .problems())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("FLX-2007", "lost.yaml"));
    }
}
