package dev.fluxo.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Loads tables of Microsoft's AdventureWorks sample into a source, with the types of the original. */
final class AdventureWorks {
    private static final String PROPERTY = "etl.test.data";
    private static final int ROWS_PER_BATCH = 5_000;

    private AdventureWorks() {}

    /** Skips the test, saying why, where the sample's files are not on this machine. */
    static void load(Database source, Table... tables) {
        Path folder = folder();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "no AdventureWorks files in " + folder + ": name their folder by -D" + PROPERTY + "=…");
        source.execute("CREATE SCHEMA sales; CREATE SCHEMA person; CREATE SCHEMA production; CREATE SCHEMA purchasing");
        for (Table table : tables) {
            load(source, folder, table);
        }
    }

    /** The folder of the property, else beside the repository; tests run in the module's folder. */
    private static Path folder() {
        String given = System.getProperty(PROPERTY);
        return given != null
                ? Path.of(given)
                : Path.of("..", "..", "shared", "data", "adventureworks")
                        .toAbsolutePath()
                        .normalize();
    }

    private static void load(Database source, Path folder, Table table) {
        source.execute("CREATE TABLE " + table.schema + "." + table.name() + " (" + table.columns + ")");
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(table.name() + ".tsv"))) {
            List<String> header = List.of(lines.readLine().split("\t", -1));
            String insert = "INSERT INTO " + table.schema + "." + table.name() + " VALUES (?"
                    + ", ?".repeat(header.size() - 1) + ")";
            try (PreparedStatement statement = source.connection().prepareStatement(insert)) {
                insert(statement, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(table.name(), e);
        }
    }

    private static void insert(PreparedStatement statement, BufferedReader lines) throws IOException, SQLException {
        int rows = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t", -1);
            for (int i = 0; i < fields.length; i++) {
                statement.setString(i + 1, fields[i].isEmpty() ? null : fields[i]);
            }
            statement.addBatch();
            if (++rows % ROWS_PER_BATCH == 0) {
                statement.executeBatch();
            }
        }
        statement.executeBatch();
    }

    /** The tables that the tests use. The constants are named as the files are. */
    enum Table {
        Customer("sales", """
                CustomerID INT PRIMARY KEY, PersonID INT, StoreID INT, TerritoryID INT, AccountNumber VARCHAR(10), rowguid UUID,
                ModifiedDate TIMESTAMP(3) NOT NULL"""),
        EmailAddress("person", """
                BusinessEntityID INT, EmailAddressID INT, EmailAddress VARCHAR(50), rowguid UUID, ModifiedDate TIMESTAMP(3) NOT NULL,
                PRIMARY KEY (BusinessEntityID, EmailAddressID)"""),
        Address("person", """
                AddressID INT PRIMARY KEY, AddressLine1 VARCHAR(60), AddressLine2 VARCHAR(60), City VARCHAR(30), StateProvinceID INT,
                PostalCode VARCHAR(15), rowguid UUID, ModifiedDate TIMESTAMP(3) NOT NULL"""),
        StateProvince("person", """
                StateProvinceID INT PRIMARY KEY, StateProvinceCode CHAR(3), CountryRegionCode VARCHAR(3),
                IsOnlyStateProvinceFlag BOOLEAN, Name VARCHAR(50), TerritoryID INT, rowguid UUID, ModifiedDate TIMESTAMP(3)"""),
        CountryRegion(
                "person", "CountryRegionCode VARCHAR(3) PRIMARY KEY, Name VARCHAR(50), ModifiedDate TIMESTAMP(3)"),
        Product("production", """
                ProductID INT PRIMARY KEY, Name VARCHAR(50), ProductNumber VARCHAR(25), MakeFlag BOOLEAN, FinishedGoodsFlag BOOLEAN,
                Color VARCHAR(15), SafetyStockLevel SMALLINT, ReorderPoint SMALLINT, StandardCost DECIMAL(19, 4),
                ListPrice DECIMAL(19, 4), Size VARCHAR(5), SizeUnitMeasureCode CHAR(3), WeightUnitMeasureCode CHAR(3),
                Weight DECIMAL(8, 2), DaysToManufacture INT, ProductLine CHAR(2), Class CHAR(2), Style CHAR(2),
                ProductSubcategoryID INT, ProductModelID INT, SellStartDate TIMESTAMP(3), SellEndDate TIMESTAMP(3),
                DiscontinuedDate TIMESTAMP(3), rowguid UUID, ModifiedDate TIMESTAMP(3) NOT NULL"""),
        ProductListPriceHistory("production", """
                ProductID INT, StartDate TIMESTAMP(3), EndDate TIMESTAMP(3), ListPrice DECIMAL(19, 4),
                ModifiedDate TIMESTAMP(3) NOT NULL, PRIMARY KEY (ProductID, StartDate)"""),
        ProductSubcategory("production", """
                ProductSubcategoryID INT PRIMARY KEY, ProductCategoryID INT, Name VARCHAR(50), rowguid UUID,
                ModifiedDate TIMESTAMP(3)"""),
        ProductCategory(
                "production",
                "ProductCategoryID INT PRIMARY KEY, Name VARCHAR(50), rowguid UUID, ModifiedDate TIMESTAMP(3)"),
        PurchaseOrderHeader("purchasing", """
                PurchaseOrderID INT PRIMARY KEY, RevisionNumber TINYINT, Status TINYINT, EmployeeID INT, VendorID INT,
                ShipMethodID INT, OrderDate TIMESTAMP(3), ShipDate TIMESTAMP(3), SubTotal DECIMAL(19, 4), TaxAmt DECIMAL(19, 4),
                Freight DECIMAL(19, 4), TotalDue DECIMAL(19, 4), ModifiedDate TIMESTAMP(3) NOT NULL"""),
        PurchaseOrderDetail("purchasing", """
                PurchaseOrderID INT, PurchaseOrderDetailID INT, DueDate TIMESTAMP(3), OrderQty SMALLINT, ProductID INT,
                UnitPrice DECIMAL(19, 4), LineTotal DECIMAL(19, 4), ReceivedQty DECIMAL(8, 2), RejectedQty DECIMAL(8, 2),
                StockedQty DECIMAL(9, 2), ModifiedDate TIMESTAMP(3) NOT NULL,
                PRIMARY KEY (PurchaseOrderID, PurchaseOrderDetailID)"""),
        Vendor("purchasing", """
                BusinessEntityID INT PRIMARY KEY, AccountNumber VARCHAR(15), Name VARCHAR(50), CreditRating TINYINT,
                PreferredVendorStatus BOOLEAN, ActiveFlag BOOLEAN, PurchasingWebServiceURL VARCHAR(1024),
                ModifiedDate TIMESTAMP(3)""");

        private final String schema;
        private final String columns;

        Table(String schema, String columns) {
            this.schema = schema;
            this.columns = columns;
        }
    }
}
