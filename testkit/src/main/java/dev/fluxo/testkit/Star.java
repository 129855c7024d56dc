package dev.fluxo.testkit;

/** A small star: orders of customers and products, whose facts hold the surrogate keys of both dimensions. */
final class Star {
    static final String CUSTOMERS = """
            entity: customers
            source: { connection: src, query: "SELECT code, name, updated_at FROM customer" }
            watermark: { columns: [updated_at, code] }
            columns: { code: code, name: name }
            target: { connection: dw, table: dim_customer, keys: [code] }
            """;

    static final String PRODUCTS = """
            entity: products
            source: { connection: src, query: "SELECT shop, sku, name FROM product" }
            columns: { shop: shop, sku: sku, name: name }
            target: { connection: dw, table: dim_product, keys: [shop, sku] }
            """;

    /** {@code MISSING} stands for what is done without a customer. */
    static final String ORDERS = """
            entity: orders
            source: { connection: src, query: "SELECT id, customer, payer, shop, sku, amount, updated_at FROM purchase" }
            watermark: { columns: [updated_at, id] }
            columns:
              id: id
              customer_sk: { lookup: customers, on: { code: customer }, missing: MISSING }
              payer_sk: { lookup: customers, on: { code: payer }, get: customer_sk, missing: 'null' }
              product_sk: { lookup: products, on: { shop: shop, sku: sku }, missing: fail }
              amount: amount
            target: { connection: dw, table: fact_order, keys: [id] }
            """;

    static final String FACTS = """
            SELECT f.id, c.code, p.code, x.shop, x.sku, f.amount FROM fact_order f
            LEFT JOIN dim_customer c ON c.customer_sk = f.customer_sk
            LEFT JOIN dim_customer p ON p.customer_sk = f.payer_sk
            LEFT JOIN dim_product x ON x.product_sk = f.product_sk ORDER BY f.id""";

    /** What the facts have to be where every customer and product is known; a payer may be none. */
    static final String PURCHASES = "SELECT id, customer, payer, shop, sku, amount FROM purchase ORDER BY id";

    private Star() {}

    /** Creates all tables: two dimensions with 10 members each in the source, and no orders. */
    static void open(Workshop workshop) {
        workshop.source().execute("""
                CREATE TABLE customer (code VARCHAR(10) PRIMARY KEY, name VARCHAR(40), updated_at TIMESTAMP);
                CREATE TABLE product (shop INT, sku VARCHAR(10), name VARCHAR(40), PRIMARY KEY (shop, sku));
                CREATE TABLE purchase (id INT PRIMARY KEY, customer VARCHAR(10), payer VARCHAR(10), shop INT, sku VARCHAR(10),
                  amount DECIMAL(12, 2), updated_at TIMESTAMP)""");
        workshop.source().execute("""
                INSERT INTO customer SELECT CONCAT('C', x), CONCAT('Customer ', x), DATEADD(MINUTE, x, TIMESTAMP '2025-01-01 00:00:00')
                FROM SYSTEM_RANGE(1, 10)""");
        workshop.source()
                .execute(
                        "INSERT INTO product SELECT x % 2, CONCAT('P', x), CONCAT('Product ', x) FROM SYSTEM_RANGE(1, 10)");
        workshop.warehouse().execute("""
                CREATE TABLE dim_customer (customer_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  code VARCHAR(10) NOT NULL UNIQUE, name VARCHAR(20), inferred BOOLEAN);
                CREATE TABLE dim_product (product_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  shop INT NOT NULL, sku VARCHAR(10) NOT NULL, name VARCHAR(40), UNIQUE (shop, sku));
                CREATE TABLE fact_order (id INT PRIMARY KEY, customer_sk INT, payer_sk INT, product_sk INT NOT NULL,
                  amount DECIMAL(12, 2))""");
        workshop.spec(CUSTOMERS);
        workshop.spec(PRODUCTS);
    }

    /** Orders with ids from…to: of customer C1 to C10 and any product, every third with a payer. */
    static void orders(Workshop workshop, int from, int to) {
        workshop.source().execute("""
                INSERT INTO purchase SELECT x, CONCAT('C', 1 + x %% 10), CASE WHEN x %% 3 = 0 THEN CONCAT('C', 1 + x %% 7) END,
                  (1 + x %% 10) %% 2, CONCAT('P', 1 + x %% 10), x * 1.5, DATEADD(MINUTE, x, TIMESTAMP '2025-02-01 00:00:00')
                FROM SYSTEM_RANGE(%d, %d)""".formatted(from, to));
    }

    static String orders(String missing) {
        return ORDERS.replace("MISSING", missing);
    }
}
