package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionTest {
    /** What SERVERPROPERTY('EngineEdition') and DATABASEPROPERTYEX(…, 'Edition') are documented to say. */
    @ParameterizedTest
    @CsvSource({
        "2, , SERVER",
        "3, , SERVER",
        "4, , SERVER",
        "5, Standard, DATABASE",
        "5, GeneralPurpose, DATABASE",
        "6, DataWarehouse, SYNAPSE_POOL",
        "8, GeneralPurpose, SERVER",
        "9, , SERVER",
        "10, , SERVER",
        "11, DataWarehouse, FABRIC_WAREHOUSE",
        "11, LakeWarehouse, LAKE",
        "11, , LAKE",
        "11, SomethingNew, LAKE",
        "12, FabricSQLDB, DATABASE",
        // Not known: what all of them can do is not known either, and a server of one's own is likelier than a service.
        "0, , SERVER",
        "13, , SERVER",
    })
    void isWhatTheServerSaysOfItself(int engine, String database, String edition) {
        assertThat(Edition.of(engine, database)).isEqualTo(Edition.valueOf(edition));
    }

    @ParameterizedTest
    @CsvSource({"SERVER, false", "DATABASE, false", "SYNAPSE_POOL, true", "FABRIC_WAREHOUSE, true", "LAKE, false"})
    void isAWarehouse(String edition, boolean warehouse) {
        assertThat(Edition.valueOf(edition).isWarehouse()).isEqualTo(warehouse);
    }

    /** H2 with functions that answer as such servers do; one that is asked for more than it knows fails. */
    @Test
    void isAskedOfTheServer() throws SQLException {
        assertThat(of("5")).isEqualTo(Edition.DATABASE);
        assertThat(of("11", "DataWarehouse")).isEqualTo(Edition.FABRIC_WAREHOUSE);
        assertThat(of("11", "LakeWarehouse")).isEqualTo(Edition.LAKE);
        assertThat(of("NULL")).isEqualTo(Edition.SERVER);
    }

    private static Edition of(String engine, String... database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            answer(statement, "SERVERPROPERTY", "String name", engine);
            if (database.length > 0) {
                answer(statement, "DB_NAME", "", "dw");
                answer(statement, "DATABASEPROPERTYEX", "String database, String name", database[0]);
            }
            return Edition.of(connection);
        }
    }

    private static void answer(Statement statement, String function, String parameters, String answer)
            throws SQLException {
        String value = answer.equals("NULL") ? "null" : "\"" + answer + "\"";
        statement.execute(
                "CREATE ALIAS " + function + " AS 'String answer(" + parameters + ") { return " + value + "; }'");
    }
}
