package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where it is loaded from and to. */
interface Site extends AutoCloseable {
    /** The source, before the changes and after them. */
    void fill(int rows) throws IOException, SQLException;

    Database source(Scenario scenario) throws SQLException;

    /** The contender's own. */
    Database target(String contender);

    /** Creates the target, or creates it anew. */
    void empty(Database target) throws IOException, SQLException;

    /** Nothing that was done before is left to be done while the next load is measured. */
    void settle(Database target) throws SQLException;

    /** The CPU seconds of all loads up to now, of client and server; null where that is not known. */
    @Nullable
    Double cpuSeconds() throws IOException, SQLException, InterruptedException;

    /** Throws unless the target is what the source says in that scenario. */
    void verify(Scenario scenario, Database target) throws SQLException;

    /** What one has to know of the database to read the figures. */
    Map<String, String> facts() throws SQLException;

    @Override
    void close() throws IOException, SQLException;
}
