package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Where the customers are loaded from and to. */
interface Site extends AutoCloseable {
    /** The source, before the changes and after them. */
    void fill(int rows) throws IOException, SQLException;

    Database source(Scenario scenario);

    /** The contender's own. */
    Database target(String contender);

    /** Creates the target, or creates it anew. */
    void empty(Database target) throws IOException, SQLException;

    /** Nothing that was done before is left to be done while the next load is measured. */
    void settle(Database target) throws SQLException;

    /** Throws unless the target is what the source says. */
    void verify(Database source, Database target) throws SQLException;

    /** What one has to know of the database to read the figures. */
    Map<String, String> facts() throws SQLException;

    @Override
    void close() throws IOException, SQLException;
}
