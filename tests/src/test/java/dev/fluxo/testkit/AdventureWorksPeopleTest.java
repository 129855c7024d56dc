package dev.fluxo.testkit;

import static dev.fluxo.testkit.AdventureWorks.Table.Address;
import static dev.fluxo.testkit.AdventureWorks.Table.CountryRegion;
import static dev.fluxo.testkit.AdventureWorks.Table.EmailAddress;
import static dev.fluxo.testkit.AdventureWorks.Table.StateProvince;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E-mail addresses with a key of two columns; addresses joined with their state and country. */
@OnEveryDatabase
class AdventureWorksPeopleTest {
    /** H2's own UPPER follows the locale of the JVM: in Turkish it writes a dot on the I. */
    private static final String EMAILS = """
            SELECT BusinessEntityID, EmailAddressID, TRANSLATE(UPPER(EmailAddress), 'İ', 'I'), rowguid
            FROM person.EmailAddress ORDER BY 1, 2""";

    private static final String DIM_EMAIL = "SELECT person_id, email_id, email, row_guid FROM dim_email ORDER BY 1, 2";

    private static final String ADDRESSES = """
            SELECT a.AddressID, a.AddressLine1, a.AddressLine2, a.City, a.PostalCode, TRIM(s.StateProvinceCode), s.Name, c.Name,
                   a.ModifiedDate
            FROM person.Address a
            JOIN person.StateProvince s ON s.StateProvinceID = a.StateProvinceID
            JOIN person.CountryRegion c ON c.CountryRegionCode = s.CountryRegionCode
            ORDER BY 1""";
    private static final String DIM_ADDRESS = """
            SELECT address_id, line1, line2, city, postal_code, state_code, state, country, modified_at
            FROM dim_address ORDER BY 1""";

    @RegisterExtension
    final Workshop workshop;

    AdventureWorksPeopleTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void emailAddressesAreKeptByTheirCompositeKey() {
        AdventureWorks.load(workshop.source(), EmailAddress);
        workshop.warehouse().execute("""
                        CREATE TABLE dim_email (person_id INT, email_id INT, email VARCHAR(50), row_guid UUID,
                          PRIMARY KEY (person_id, email_id))""");
        workshop.spec("""
                entity: emails
                source: { connection: src, table: person.EmailAddress }
                watermark: { columns: [ModifiedDate, BusinessEntityID, EmailAddressID] }
                columns:
                  person_id: BusinessEntityID
                  email_id: EmailAddressID
                  email: { from: EmailAddress, transform: [upper] }
                  row_guid: rowguid
                target: { connection: dw, table: dim_email, keys: [person_id, email_id] }
                batch_size: 777
                """);

        assertThat(workshop.run().counts("emails")).isEqualTo("read 19972, inserted 19972");
        Same.rows(workshop.source(), EMAILS, workshop.warehouse(), DIM_EMAIL);
        assertThat(workshop.run().counts("emails")).isEqualTo("nothing");

        // 20 are really changed, 19 only touched, one person gets a second address.
        workshop.source().execute("""
                        UPDATE person.EmailAddress SET EmailAddress = CONCAT('new.', EmailAddress), ModifiedDate = '2025-10-01 00:00:00'
                        WHERE BusinessEntityID BETWEEN 1 AND 20;
                        UPDATE person.EmailAddress SET ModifiedDate = '2025-10-01 00:00:00' WHERE BusinessEntityID BETWEEN 30 AND 48;
                        INSERT INTO person.EmailAddress VALUES (5, 99999, 'Second@x.org', NULL, '2025-10-01 00:00:00');
                        """);
        assertThat(workshop.run().counts("emails")).isEqualTo("read 40, inserted 1, updated 20, unchanged 19");
        assertThat(Same.rows(workshop.source(), EMAILS, workshop.warehouse(), DIM_EMAIL))
                .isEqualTo(19_973);
    }

    @Test
    void addressesAreJoinedWithStateAndCountry() {
        AdventureWorks.load(workshop.source(), Address, StateProvince, CountryRegion);
        workshop.warehouse().execute("""
                        CREATE TABLE dim_address (address_id INT PRIMARY KEY, line1 VARCHAR(60), line2 VARCHAR(60), city VARCHAR(30),
                          postal_code VARCHAR(15), state_code VARCHAR(3), state VARCHAR(50), country VARCHAR(50),
                          modified_at TIMESTAMP(3))""");
        workshop.spec("""
                entity: addresses
                source:
                  connection: src
                  query: |
                    SELECT a.AddressID, a.AddressLine1, a.AddressLine2, a.City, a.PostalCode, s.StateProvinceCode, s.Name AS StateName,
                           c.Name AS CountryName, a.ModifiedDate,
                           GREATEST(a.ModifiedDate, s.ModifiedDate, c.ModifiedDate) AS ChangedAt
                    FROM person.Address a
                    JOIN person.StateProvince s ON s.StateProvinceID = a.StateProvinceID
                    JOIN person.CountryRegion c ON c.CountryRegionCode = s.CountryRegionCode
                watermark: { columns: [ChangedAt, AddressID] }
                columns:
                  address_id: AddressID
                  line1: AddressLine1
                  line2: AddressLine2
                  city: City
                  postal_code: PostalCode
                  state_code: { from: StateProvinceCode, transform: [trim] }
                  state: StateName
                  country: CountryName
                  modified_at: ModifiedDate
                target: { connection: dw, table: dim_address, keys: [address_id], write: update_insert }
                """);

        assertThat(workshop.run().counts("addresses")).isEqualTo("read 19614, inserted 19614");
        Same.rows(workshop.source(), ADDRESSES, workshop.warehouse(), DIM_ADDRESS);
        assertThat(workshop.run().counts("addresses")).isEqualTo("nothing");

        workshop.source().execute("""
                        UPDATE person.StateProvince SET Name = 'São Francisco', ModifiedDate = '2025-10-01 00:00:00.007'
                        WHERE StateProvinceID = 79;
                        UPDATE person.Address SET City = 'Zürich', ModifiedDate = '2025-10-01 00:00:00.003' WHERE AddressID = 11;
                        """);
        long inState = workshop.source()
                .number("SELECT COUNT(*) FROM person.Address WHERE StateProvinceID = 79 OR AddressID = 11");
        assertThat(workshop.run().counts("addresses")).isEqualTo("read %1$d, updated %1$d".formatted(inState));
        assertThat(Same.rows(workshop.source(), ADDRESSES, workshop.warehouse(), DIM_ADDRESS))
                .isEqualTo(19_614);
    }
}
