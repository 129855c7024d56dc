package dev.fluxo.testkit;

import static dev.fluxo.testkit.AdventureWorks.Table.Product;
import static dev.fluxo.testkit.AdventureWorks.Table.ProductListPriceHistory;
import static dev.fluxo.testkit.AdventureWorks.Table.ProductSubcategory;
import static dev.fluxo.testkit.AdventureWorks.Table.PurchaseOrderDetail;
import static dev.fluxo.testkit.AdventureWorks.Table.PurchaseOrderHeader;
import static dev.fluxo.testkit.AdventureWorks.Table.Vendor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories of real data, and a star of purchases around them. What they have to be is asked of the source by SQL that knows no engine. */
@OnEveryDatabase
class AdventureWorksStarTest {
    private static final String PRICES = """
            entity: prices
            source: { connection: src, table: production.ProductListPriceHistory }
            watermark: { columns: [WATERMARK] }
            columns: { product_id: ProductID, price: ListPrice }
            target:
              connection: dw
              table: dim_price
              keys: [product_id]
              members: [{ price_sk: -1, product_id: -1, price: 0 }]
              strategy: type2
              history: { valid_from: valid_from, valid_to: valid_to, current: is_current, VERSIONS }
            batch_size: 50
            commit: batch
            """;

    /** Each state, and when the next one of its product begins. */
    private static final String EVERY_PRICE = """
            SELECT ProductID, ListPrice, StartDate, LEAD(StartDate) OVER (PARTITION BY ProductID ORDER BY StartDate)
            FROM production.ProductListPriceHistory ORDER BY 1, 3""";

    /** The same without the states that equal the one before. */
    private static final String CHANGED_PRICES = """
            SELECT ProductID, ListPrice, StartDate, LEAD(StartDate) OVER (PARTITION BY ProductID ORDER BY StartDate)
            FROM (SELECT h.*, LAG(ListPrice) OVER (PARTITION BY ProductID ORDER BY StartDate) AS Earlier
                  FROM production.ProductListPriceHistory h) p
            WHERE Earlier IS NULL OR Earlier <> ListPrice ORDER BY 1, 3""";

    private static final String DIM_PRICE =
            "SELECT product_id, price, valid_from, valid_to FROM dim_price WHERE product_id > 0 ORDER BY 1, 3";

    @RegisterExtension
    final Workshop workshop;

    AdventureWorksStarTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private void prices(String watermark, String versions) {
        workshop.warehouse().execute("""
                CREATE TABLE dim_price (price_sk BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, product_id INT NOT NULL,
                  price DECIMAL(19, 4), valid_from TIMESTAMP(3) NOT NULL, valid_to TIMESTAMP(3), is_current BOOLEAN NOT NULL,
                  UNIQUE (product_id, valid_from))""");
        workshop.spec(PRICES.replace("WATERMARK", watermark).replace("VERSIONS", versions));
    }

    /** Written down in an order that is not that of their dates: of 128 products the later price came first. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ModifiedDate, ProductID, StartDate | from: StartDate, versions: all | 395",
                "StartDate, ProductID | versions: changes | 387"
            })
    void theHistoryOfPricesIsWhatAWindowMakesOfIt(String watermark, String versions, int rows) {
        AdventureWorks.load(workshop.source(), ProductListPriceHistory);
        prices(watermark, versions);
        String expected = versions.endsWith("all") ? EVERY_PRICE : CHANGED_PRICES;
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(Same.rows(workshop.source(), expected, workshop.warehouse(), DIM_PRICE))
                .isEqualTo(rows);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_price WHERE is_current AND product_id > 0"))
                .isEqualTo(293);
        assertThat(workshop.run().counts("prices")).isEqualTo("nothing");
    }

    /** Half of the states come a run later, and split versions that are there: these keep their surrogate keys. */
    @Test
    void pricesThatComeLateSplitVersions() {
        AdventureWorks.load(workshop.source(), ProductListPriceHistory);
        prices("ModifiedDate, ProductID, StartDate", "from: StartDate, versions: all");
        workshop.source().execute("""
                CREATE TABLE held_back AS SELECT * FROM production.ProductListPriceHistory WHERE MOD(ProductID, 3) = EXTRACT(YEAR FROM StartDate) - 2022;
                DELETE FROM production.ProductListPriceHistory WHERE MOD(ProductID, 3) = EXTRACT(YEAR FROM StartDate) - 2022""");
        assertThat(workshop.run().status()).isEqualTo("success");
        Same.rows(workshop.source(), EVERY_PRICE, workshop.warehouse(), DIM_PRICE);
        workshop.warehouse()
                .execute("CREATE TABLE first_keys AS SELECT price_sk, product_id, valid_from FROM dim_price");

        workshop.source().execute("""
                UPDATE held_back SET ModifiedDate = TIMESTAMP '2025-10-01 00:00:00';
                INSERT INTO production.ProductListPriceHistory SELECT * FROM held_back""");
        Run late = workshop.run();
        assertThat(late.entity("prices").counts().read())
                .isEqualTo(workshop.source().number("SELECT COUNT(*) FROM held_back"));
        assertThat(Same.rows(workshop.source(), EVERY_PRICE, workshop.warehouse(), DIM_PRICE))
                .isEqualTo(395);
        assertThat(workshop.warehouse().number("""
                        SELECT COUNT(*) FROM first_keys f WHERE NOT EXISTS (SELECT 1 FROM dim_price p
                          WHERE p.price_sk = f.price_sk AND p.product_id = f.product_id AND p.valid_from = f.valid_from)"""))
                .as("versions that are gone, or have another key")
                .isZero();
    }

    private static final String VENDORS = """
            entity: vendors
            source: { connection: src, table: purchasing.Vendor }
            watermark: { columns: [ModifiedDate, BusinessEntityID] }
            columns: { vendor_id: BusinessEntityID, name: Name, rating: CreditRating }
            target:
              connection: dw
              table: dim_vendor
              keys: [vendor_id]
              strategy: type2
              history: { valid_from: valid_from, valid_to: valid_to, begin: 1900-01-01, overwrite: [name] }
            """;

    private static final String PRODUCTS = """
            entity: products
            source:
              connection: src
              query: |
                SELECT p.ProductID, p.Name, s.Name AS Subcategory, p.ModifiedDate FROM production.Product p
                LEFT JOIN production.ProductSubcategory s ON s.ProductSubcategoryID = p.ProductSubcategoryID
            watermark: { columns: [ModifiedDate, ProductID] }
            columns: { product_id: ProductID, name: Name, subcategory: Subcategory }
            target: { connection: dw, table: dim_product, keys: [product_id] }
            """;

    private static final String LINES = """
            entity: purchases
            source:
              connection: src
              query: |
                SELECT d.PurchaseOrderID, d.PurchaseOrderDetailID, h.OrderDate, h.VendorID, d.ProductID, d.OrderQty, d.LineTotal,
                       GREATEST(d.ModifiedDate, h.ModifiedDate) AS ChangedAt
                FROM purchasing.PurchaseOrderDetail d
                JOIN purchasing.PurchaseOrderHeader h ON h.PurchaseOrderID = d.PurchaseOrderID
            watermark: { columns: [ChangedAt, PurchaseOrderDetailID] }
            columns:
              line_id: PurchaseOrderDetailID
              ordered_at: OrderDate
              vendor_sk: { lookup: vendors, on: { vendor_id: VendorID }, as_of: OrderDate }
              product_sk: { lookup: products, on: { product_id: ProductID } }
              price_sk: { lookup: prices, on: { product_id: ProductID }, as_of: OrderDate, missing: unknown }
              quantity: OrderQty
              total: LineTotal
            target: { connection: dw, table: fact_purchase, keys: [line_id] }
            expect: [{ refers: { vendor_sk: dim_vendor.vendor_sk, product_sk: dim_product.product_sk, price_sk: dim_price.price_sk } }]
            batch_size: 1000
            """;

    /** A vendor's rating, and a product's price, as they were when it was ordered; its name, and the subcategory, as they are. */
    private static final String PURCHASES = """
            SELECT d.PurchaseOrderDetailID, v.Name, (SELECT CreditRating FROM vendor_log l WHERE l.BusinessEntityID = h.VendorID
                AND l.Since = COALESCE((SELECT MAX(m.Since) FROM vendor_log m WHERE m.BusinessEntityID = h.VendorID AND m.Since <= h.OrderDate),
                  (SELECT MIN(m.Since) FROM vendor_log m WHERE m.BusinessEntityID = h.VendorID))),
              p.Name, s.Name, COALESCE((SELECT c.ListPrice FROM production.ProductListPriceHistory c WHERE c.ProductID = d.ProductID
                AND c.StartDate = (SELECT MAX(e.StartDate) FROM production.ProductListPriceHistory e
                  WHERE e.ProductID = d.ProductID AND e.StartDate <= h.OrderDate)), CAST(0 AS DECIMAL(19, 4))), d.OrderQty, d.LineTotal
            FROM purchasing.PurchaseOrderDetail d JOIN purchasing.PurchaseOrderHeader h ON h.PurchaseOrderID = d.PurchaseOrderID
            JOIN purchasing.Vendor v ON v.BusinessEntityID = h.VendorID JOIN production.Product p ON p.ProductID = d.ProductID
            LEFT JOIN production.ProductSubcategory s ON s.ProductSubcategoryID = p.ProductSubcategoryID ORDER BY 1""";

    private static final String FACTS = """
            SELECT f.line_id, v.name, v.rating, p.name, p.subcategory, c.price, f.quantity, f.total FROM fact_purchase f
            JOIN dim_vendor v ON v.vendor_sk = f.vendor_sk JOIN dim_product p ON p.product_sk = f.product_sk
            JOIN dim_price c ON c.price_sk = f.price_sk ORDER BY 1""";

    @Test
    void purchasesAreAStar() {
        AdventureWorks.load(
                workshop.source(),
                Product,
                ProductSubcategory,
                ProductListPriceHistory,
                PurchaseOrderHeader,
                PurchaseOrderDetail,
                Vendor);
        // What vendors were, as the warehouse has to remember it.
        workshop.source().execute("""
                CREATE TABLE vendor_log AS SELECT BusinessEntityID, CreditRating, ModifiedDate AS Since FROM purchasing.Vendor;
                UPDATE purchasing.PurchaseOrderDetail SET ModifiedDate = DATEADD(YEAR, -2, ModifiedDate);
                UPDATE purchasing.PurchaseOrderHeader SET ModifiedDate = DATEADD(YEAR, -2, ModifiedDate)""");
        workshop.warehouse().execute("""
                CREATE TABLE dim_vendor (vendor_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, vendor_id INT NOT NULL, name VARCHAR(50),
                  rating INT, valid_from TIMESTAMP(3) NOT NULL, valid_to TIMESTAMP(3), UNIQUE (vendor_id, valid_from));
                CREATE TABLE dim_product (product_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, product_id INT NOT NULL UNIQUE,
                  name VARCHAR(50), subcategory VARCHAR(50));
                CREATE TABLE fact_purchase (line_id INT PRIMARY KEY, ordered_at TIMESTAMP(3), vendor_sk INT NOT NULL,
                  product_sk INT NOT NULL, price_sk BIGINT NOT NULL, quantity INT, total DECIMAL(19, 4))""");
        prices("StartDate, ProductID", "versions: changes");
        workshop.spec(VENDORS);
        workshop.spec(PRODUCTS);
        workshop.spec(LINES);

        Run first = workshop.run();
        assertThat(first.status()).as(first.problems().toString()).isEqualTo("success");
        assertThat(Same.rows(workshop.source(), PURCHASES, workshop.warehouse(), FACTS))
                .isEqualTo(8_845);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact_purchase WHERE price_sk <> -1"))
                .as("products with a list price")
                .isBetween(1L, 1_953L);

        // Half of the vendors are rated anew in 2024, and one has another name; then orders of before and after are
        // corrected.
        workshop.source().execute("""
                UPDATE purchasing.Vendor SET CreditRating = 9, ModifiedDate = TIMESTAMP '2024-03-01 00:00:00' WHERE MOD(BusinessEntityID, 4) = 0;
                UPDATE purchasing.Vendor SET Name = 'Renamed', ModifiedDate = TIMESTAMP '2024-03-02 00:00:00' WHERE BusinessEntityID = 1494;
                INSERT INTO vendor_log SELECT BusinessEntityID, CreditRating, ModifiedDate FROM purchasing.Vendor WHERE ModifiedDate >= '2024-03-01';
                UPDATE purchasing.PurchaseOrderDetail SET LineTotal = LineTotal + 1, ModifiedDate = TIMESTAMP '2025-10-01 00:00:00'""");
        Run second = workshop.run();
        assertThat(second.status()).as(second.problems().toString()).isEqualTo("success");
        assertThat(second.counts("purchases")).isEqualTo("read 8845, updated 8845");
        assertThat(second.entity("vendors").counts().versioned()).isGreaterThan(10);
        Same.rows(workshop.source(), PURCHASES, workshop.warehouse(), FACTS);
        assertThat(workshop.run().counts("purchases")).isEqualTo("nothing");
    }
}
