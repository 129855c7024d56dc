package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.TestReport.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo keeps the README's word: the repository's own specs and scripts, in a copy. */
class DemoTest {
    private static final String CUSTOMERS = """
            SELECT id, TRANSLATE(LOWER(REGEXP_REPLACE(TRIM(name), ' +', ' ')), 'ı', 'i'), NULLIF(TRANSLATE(LOWER(TRIM(email)), 'ı', 'i'), ''),
                   NULLIF(REGEXP_REPLACE(phone, '[^0-9]', ''), ''), COALESCE(TRANSLATE(UPPER(TRIM(state)), 'İ', 'I'), 'ND'), credit_limit,
                   CASE WHEN credit_limit >= 10000 THEN 'ALTA' ELSE 'PADRAO' END
            FROM core.customers WHERE state IS NULL OR state <> 'S?' ORDER BY id""";
    private static final String DIM_CLIENTE = """
            SELECT customer_id, TRANSLATE(LOWER(nome), 'ı', 'i'), email, telefone, uf, limite_credito, faixa
            FROM dim.DIM_CLIENTE WHERE atual AND cliente_sk <> -1 ORDER BY customer_id""";

    private static final String DAYS =
            "SELECT calendar_day, EXTRACT(YEAR FROM calendar_day), EXTRACT(MONTH FROM calendar_day),"
                    + " EXTRACT(ISO_DAY_OF_WEEK FROM calendar_day), holiday FROM core.calendar ORDER BY 1";
    private static final String DIM_DATA =
            "SELECT data, ano, mes, dia_da_semana, feriado FROM dim.DIM_DATA ORDER BY data";

    private static final String PRODUCTS = """
            SELECT p.id, TRANSLATE(UPPER(TRIM(p.sku)), 'İ', 'I'), TRANSLATE(LOWER(TRIM(p.name)), 'ı', 'i'), c.name, REPLACE(c.department, ' & Organização', ''), p.price,
                   p.active IS NOT NULL AND TRANSLATE(UPPER(p.active), 'İ', 'I') = 'S', GREATEST(p.updated_at, c.updated_at)
            FROM core.products p JOIN core.categories c ON c.id = p.category_id ORDER BY p.id""";
    private static final String DIM_PRODUTO = """
            SELECT product_id, sku, TRANSLATE(LOWER(nome), 'ı', 'i'), categoria, departamento, preco, ativo, updated_at
            FROM dim.DIM_PRODUTO ORDER BY product_id""";

    private static final String ITEMS = """
            SELECT i.id, i.order_id, o.customer_id, i.product_id, CAST(o.ordered_at AS DATE),
                   CASE o.status WHEN 'NEW' THEN 'NOVO' WHEN 'PAID' THEN 'PAGO' WHEN 'SHIPPED' THEN 'ENVIADO'
                     WHEN 'CANCELLED' THEN 'CANCELADO' WHEN 'RETURNED' THEN 'DEVOLVIDO' END,
                   COALESCE(TRANSLATE(UPPER(TRIM(o.channel)), 'İ', 'I'), 'OUTRO'), i.quantity, i.unit_price,
                   CAST(COALESCE(i.discount, 0) AS DECIMAL(5, 4)),
                   CAST(ROUND(i.quantity * i.unit_price * (1 - COALESCE(i.discount, 0)), 2) AS DECIMAL(14, 2)),
                   GREATEST(i.updated_at, o.updated_at), EXTRACT(YEAR FROM o.ordered_at) * 10000 + EXTRACT(MONTH FROM o.ordered_at) * 100 + EXTRACT(DAY FROM o.ordered_at),
                   i.product_id, CASE WHEN c.state = 'S?' THEN -1 ELSE o.customer_id END
            FROM core.order_items i JOIN core.orders o ON o.id = i.order_id JOIN core.customers c ON c.id = o.customer_id
            ORDER BY i.id""";
    private static final String FATO_PEDIDO = """
            SELECT order_item_id, order_id, f.customer_id, f.product_id, data_pedido, situacao, canal, quantidade, preco_unitario,
                   desconto, valor_liquido, f.updated_at, data_sk, p.product_id, c.customer_id
            FROM fact.FATO_PEDIDO f
            JOIN dim.DIM_PRODUTO p ON p.produto_sk = f.produto_sk
            JOIN dim.DIM_CLIENTE c ON c.cliente_sk = f.cliente_sk
              AND c.valido_de <= f.data_pedido AND (c.valido_ate IS NULL OR f.data_pedido < c.valido_ate)
            ORDER BY order_item_id""";

    @TempDir
    Path copy;

    @BeforeEach
    void copyTheRepository() throws IOException {
        for (String part : List.of("pipelines", "sql/demo")) {
            Path from = Path.of("..").resolve(part);
            Files.createDirectories(copy.resolve(part));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(part).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void theTestsInsideTheSpecsPass() {
        try (Engine engine = engine()) {
            assertThat(engine.validate()).isEmpty();
            assertThat(engine.test(new Selection(List.of(), List.of())).results())
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allMatch(TestResult::passed);
        }
    }

    @Test
    void theDemoDoesWhatTheReadmeSays() {
        Run first = run();
        assertThat(first.statuses())
                .containsExactlyInAnyOrder(
                        "dim_data success", "dim_cliente success", "dim_produto success", "fato_pedido success");
        assertThat(first.counts("dim_data")).isEqualTo("read 1096, inserted 1096");
        assertThat(first.counts("dim_cliente")).isEqualTo("read 24000, inserted 23988, rejected 12");
        assertThat(first.counts("dim_produto")).isEqualTo("read 2400, inserted 2400");
        assertThat(first.counts("fato_pedido")).isEqualTo("read 120000, inserted 120000");
        assertEqualCellByCell();

        assertThat(run().result().entities()).allMatch(entity -> entity.counts().read() == 0);

        // The README's change: one row moves.
        shop(oltp -> oltp.execute(
                "UPDATE core.customers SET name = '  maria  da SILVA ', credit_limit = 12000 WHERE id = 42"));
        Run second = run();
        assertThat(second.counts("dim_cliente")).isEqualTo("read 1, versioned 1");
        assertThat(second.counts("dim_produto")).isEqualTo("nothing");
        assertThat(second.counts("fato_pedido")).isEqualTo("nothing");

        // What a join brings in moves, too: the items of an order, the products of a category.
        shop(oltp -> oltp.execute("""
                UPDATE core.orders SET status = 'RETURNED' WHERE id = 4;
                UPDATE core.categories SET name = 'Café & Chá' WHERE id = 1"""));
        Run third = run();
        assertThat(third.counts("dim_produto")).isEqualTo("read 120, updated 120");
        assertThat(third.counts("fato_pedido")).isEqualTo("read 5, updated 5");
        assertEqualCellByCell();
    }

    private void assertEqualCellByCell() {
        try (Database oltp = open("oltp");
                Database dw = open("dw")) {
            Same.rows(oltp, DAYS, dw, DIM_DATA);
            Same.rows(oltp, CUSTOMERS, dw, DIM_CLIENTE);
            Same.rows(oltp, PRODUCTS, dw, DIM_PRODUTO);
            Same.rows(oltp, ITEMS, dw, FATO_PEDIDO);
        }
    }

    private void shop(Consumer<Database> change) {
        try (Database oltp = open("oltp")) {
            change.accept(oltp);
        }
    }

    private Run run() {
        RunResult result;
        try (Engine engine = engine()) {
            result = engine.run(Workshop.options(false));
        }
        try (Database dw = open("dw")) {
            return Run.audited(result, dw);
        }
    }

    private Database open(String name) {
        return Database.open("jdbc:h2:file:" + copy.resolve("target/demo").resolve(name) + ";IFEXISTS=TRUE");
    }

    private Engine engine() {
        return Engine.open(
                new EngineSettings(copy.resolve("pipelines"), null, name -> null, name -> null, server -> null));
    }
}
