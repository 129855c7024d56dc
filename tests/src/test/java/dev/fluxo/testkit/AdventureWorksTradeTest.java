package dev.fluxo.testkit;

import static dev.fluxo.testkit.AdventureWorks.Table.Product;
import static dev.fluxo.testkit.AdventureWorks.Table.ProductCategory;
import static dev.fluxo.testkit.AdventureWorks.Table.ProductSubcategory;
import static dev.fluxo.testkit.AdventureWorks.Table.PurchaseOrderDetail;
import static dev.fluxo.testkit.AdventureWorks.Table.PurchaseOrderHeader;
import static dev.fluxo.testkit.AdventureWorks.Table.Vendor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Products with many NULLs and money, and purchase order lines as a fact with a key of its own. */
@OnEveryDatabase
class AdventureWorksTradeTest {
    private static final String PRODUCTS = """
            SELECT p.ProductID, p.Name, p.ProductNumber, p.MakeFlag,
                   COALESCE(TRANSLATE(UPPER(p.Color), 'İ', 'I'), 'NONE'), p.SafetyStockLevel, p.StandardCost,
                   p.ListPrice, p.ListPrice - p.StandardCost, TRIM(p.ProductLine), TRIM(p.Class), p.Weight,
                   CAST(p.SellStartDate AS DATE), p.SellEndDate, s.Name, c.Name,
                   CASE WHEN p.ListPrice >= 1000 THEN 'HIGH' ELSE 'LOW' END
            FROM production.Product p
            LEFT JOIN production.ProductSubcategory s ON s.ProductSubcategoryID = p.ProductSubcategoryID
            LEFT JOIN production.ProductCategory c ON c.ProductCategoryID = s.ProductCategoryID
            ORDER BY 1""";
    private static final String DIM_PRODUCT = """
            SELECT product_id, name, number, is_made, color, safety_stock, cost, price, margin, line, class, weight, sell_start,
                   sell_end, subcategory, category, band
            FROM dim_product ORDER BY 1""";

    private static final String LINES = """
            SELECT d.PurchaseOrderID, d.PurchaseOrderDetailID, CAST(h.OrderDate AS DATE), h.VendorID, v.Name, d.ProductID, d.OrderQty,
                   d.UnitPrice, d.LineTotal, d.UnitPrice * d.OrderQty, d.ReceivedQty, d.RejectedQty, d.StockedQty
            FROM purchasing.PurchaseOrderDetail d
            JOIN purchasing.PurchaseOrderHeader h ON h.PurchaseOrderID = d.PurchaseOrderID
            JOIN purchasing.Vendor v ON v.BusinessEntityID = h.VendorID
            ORDER BY 1, 2""";
    private static final String FACT_LINE = """
            SELECT order_id, line_id, ordered_on, vendor_id, vendor, product_id, quantity, price, total, recomputed, received,
                   rejected, stocked
            FROM fact_purchase_line ORDER BY 1, 2""";

    @RegisterExtension
    final Workshop workshop;

    AdventureWorksTradeTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void productsAreJoinedWithSubcategoryAndCategory() {
        AdventureWorks.load(workshop.source(), Product, ProductSubcategory, ProductCategory);
        workshop.warehouse().execute("""
                        CREATE TABLE dim_product (product_id INT PRIMARY KEY, name VARCHAR(50), number VARCHAR(25), is_made BOOLEAN,
                          color VARCHAR(15), safety_stock INT, cost DECIMAL(19, 4), price DECIMAL(19, 4), margin DECIMAL(19, 4),
                          line VARCHAR(2), class VARCHAR(2), weight DECIMAL(8, 2), sell_start DATE, sell_end TIMESTAMP(3),
                          subcategory VARCHAR(50), category VARCHAR(50), band VARCHAR(4))""");
        workshop.spec("""
                entity: products
                source:
                  connection: src
                  query: |
                    SELECT p.*, CAST(p.SellStartDate AS DATE) AS SellStart, s.Name AS SubcategoryName, c.Name AS CategoryName
                    FROM production.Product p
                    LEFT JOIN production.ProductSubcategory s ON s.ProductSubcategoryID = p.ProductSubcategoryID
                    LEFT JOIN production.ProductCategory c ON c.ProductCategoryID = s.ProductCategoryID
                watermark: { columns: [ModifiedDate, ProductID] }
                columns:
                  product_id: ProductID
                  name: Name
                  number: ProductNumber
                  is_made: MakeFlag
                  color: { from: Color, transform: [upper, null_to(NONE)] }
                  safety_stock: SafetyStockLevel
                  cost: StandardCost
                  price: { from: ListPrice, check: "price >= cost || price == 0" }
                  margin: { expression: "ListPrice - StandardCost" }
                  line: { from: ProductLine, transform: [trim] }
                  class: { from: Class, transform: [trim] }
                  weight: Weight
                  sell_start: SellStart
                  sell_end: SellEndDate
                  subcategory: SubcategoryName
                  category: CategoryName
                  band: { expression: "ListPrice >= 1000 ? 'HIGH' : 'LOW'" }
                target: { connection: dw, table: dim_product, keys: [product_id] }
                batch_size: 100
                """);

        assertThat(workshop.run().counts("products")).isEqualTo("read 504, inserted 504");
        Same.rows(workshop.source(), PRODUCTS, workshop.warehouse(), DIM_PRODUCT);
        assertThat(workshop.run().counts("products")).isEqualTo("nothing");

        // A price moves by its fourth digit: still a change. A value becomes NULL: a change, too.
        workshop.source().execute("""
                        UPDATE production.Product SET ListPrice = ListPrice + 0.0001, ModifiedDate = '2025-10-01 00:00:00'
                        WHERE ProductID = 999;
                        UPDATE production.Product SET Color = NULL, Weight = NULL, ModifiedDate = '2025-10-01 00:00:00'
                        WHERE ProductID = 998;
                        """);
        assertThat(workshop.run().counts("products")).isEqualTo("read 2, updated 2");
        assertThat(Same.rows(workshop.source(), PRODUCTS, workshop.warehouse(), DIM_PRODUCT))
                .isEqualTo(504);
    }

    @Test
    void purchaseOrderLinesAreAFact() {
        AdventureWorks.load(workshop.source(), PurchaseOrderHeader, PurchaseOrderDetail, Vendor);
        // The newest orders of the sample are of 2026: moved into the past of any clock.
        workshop.source().execute("""
                        UPDATE purchasing.PurchaseOrderDetail SET ModifiedDate = DATEADD(YEAR, -2, ModifiedDate);
                        UPDATE purchasing.PurchaseOrderHeader SET ModifiedDate = DATEADD(YEAR, -2, ModifiedDate);
                        """);
        workshop.warehouse().execute("""
                        CREATE TABLE fact_purchase_line (order_id INT, line_id INT, ordered_on DATE, vendor_id INT, vendor VARCHAR(50),
                          product_id INT, quantity INT, price DECIMAL(19, 4), total DECIMAL(19, 4), recomputed DECIMAL(19, 4),
                          received DECIMAL(8, 2), rejected DECIMAL(8, 2), stocked DECIMAL(9, 2), PRIMARY KEY (order_id, line_id))""");
        workshop.spec("""
                entity: purchase_lines
                source:
                  connection: src
                  query: |
                    SELECT d.PurchaseOrderID, d.PurchaseOrderDetailID, CAST(h.OrderDate AS DATE) AS OrderedOn, h.VendorID,
                           v.Name AS VendorName, d.ProductID, d.OrderQty, d.UnitPrice, d.LineTotal, d.ReceivedQty, d.RejectedQty,
                           d.StockedQty, GREATEST(d.ModifiedDate, h.ModifiedDate) AS ChangedAt
                    FROM purchasing.PurchaseOrderDetail d
                    JOIN purchasing.PurchaseOrderHeader h ON h.PurchaseOrderID = d.PurchaseOrderID
                    JOIN purchasing.Vendor v ON v.BusinessEntityID = h.VendorID
                watermark: { columns: [ChangedAt, PurchaseOrderID, PurchaseOrderDetailID] }
                columns:
                  order_id: PurchaseOrderID
                  line_id: PurchaseOrderDetailID
                  ordered_on: OrderedOn
                  vendor_id: VendorID
                  vendor: VendorName
                  product_id: ProductID
                  quantity: OrderQty
                  price: UnitPrice
                  total: LineTotal
                  recomputed: { expression: "UnitPrice * OrderQty" }
                  received: ReceivedQty
                  rejected: RejectedQty
                  stocked: StockedQty
                target: { connection: dw, table: fact_purchase_line, keys: [order_id, line_id] }
                batch_size: 1000
                commit: batch
                """);

        assertThat(workshop.run().counts("purchase_lines")).isEqualTo("read 8845, inserted 8845");
        Same.rows(workshop.source(), LINES, workshop.warehouse(), FACT_LINE);
        assertThat(workshop.run().counts("purchase_lines")).isEqualTo("nothing");

        // The header of order 8 changes its vendor: its lines follow. One line of order 7 is really changed.
        workshop.source().execute("""
                        UPDATE purchasing.PurchaseOrderHeader SET VendorID = 1492, ModifiedDate = '2025-10-01 00:00:00'
                        WHERE PurchaseOrderID = 8;
                        UPDATE purchasing.PurchaseOrderDetail SET UnitPrice = 1.2345, LineTotal = OrderQty * 1.2345,
                          ModifiedDate = '2025-10-01 00:00:00'
                        WHERE PurchaseOrderID = 7 AND PurchaseOrderDetailID = (
                          SELECT MIN(PurchaseOrderDetailID) FROM purchasing.PurchaseOrderDetail WHERE PurchaseOrderID = 7);
                        """);
        long lines = 1
                + workshop.source()
                        .number("SELECT COUNT(*) FROM purchasing.PurchaseOrderDetail WHERE PurchaseOrderID = 8");
        assertThat(workshop.run().counts("purchase_lines")).isEqualTo("read %1$d, updated %1$d".formatted(lines));
        assertThat(Same.rows(workshop.source(), LINES, workshop.warehouse(), FACT_LINE))
                .isEqualTo(8_845);
    }
}
