package dev.fluxo.sqlserver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What a server is, which says more than its version what it can do. It tells that itself; nobody configures it. */
enum Edition {
    /** On a machine of one's own, and Azure SQL Managed Instance, which is the same to whoever connects. */
    SERVER("SQL Server"),
    /** Also SQL database in Fabric. */
    DATABASE("Azure SQL Database"),
    SYNAPSE_POOL("a dedicated SQL pool of Azure Synapse"),
    FABRIC_WAREHOUSE("a Fabric Warehouse"),
    /** Files of a lake, seen as tables: a serverless SQL pool of Azure Synapse, a SQL analytics endpoint of Fabric. */
    LAKE("a serverless SQL pool or a SQL analytics endpoint");

    static final String ENGINE = "SELECT CAST(SERVERPROPERTY('EngineEdition') AS int)";
    /** What serves lakes, warehouses of Fabric among them, calls itself alike. Only a warehouse can be written. */
    static final String OF_LAKE = "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Edition') AS nvarchar(128))";

    private static final int AZURE_SQL_DATABASE = 5;
    private static final int AZURE_SYNAPSE = 6;
    private static final int SERVERLESS_OR_FABRIC = 11;
    private static final int FABRIC_SQL_DATABASE = 12;
    private static final String WAREHOUSE = "DataWarehouse";

    private final String words;

    Edition(String words) {
        this.words = words;
    }

    /** Asks twice only where the first answer leaves it open: not every server that speaks the protocol knows the second question. */
    static Edition of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String number = text(statement, ENGINE);
            int engine = number == null ? 0 : Integer.parseInt(number);
            return of(engine, engine == SERVERLESS_OR_FABRIC ? text(statement, OF_LAKE) : null);
        }
    }

    private static @Nullable String text(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /**
     * @param engine as SERVERPROPERTY numbers it
     * @param database as DATABASEPROPERTYEX names it; null where it is not known
     */
    static Edition of(int engine, @Nullable String database) {
        return switch (engine) {
            case AZURE_SQL_DATABASE, FABRIC_SQL_DATABASE -> DATABASE;
            case AZURE_SYNAPSE -> SYNAPSE_POOL;
            case SERVERLESS_OR_FABRIC -> WAREHOUSE.equals(database) ? FABRIC_WAREHOUSE : LAKE;
            default -> SERVER;
        };
    }

    /** Whether it spreads a table over many nodes, and keeps no key unique. */
    boolean isWarehouse() {
        return this == SYNAPSE_POOL || this == FABRIC_WAREHOUSE;
    }

    /** With its article. */
    String words() {
        return words;
    }
}
