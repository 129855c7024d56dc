package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;

/** A way to load. */
interface Contender {
    /** In the table and in the names of databases. */
    String name();

    /** What is done once for an empty target, before anything is measured. */
    default void prepare(Database source, Database target) throws IOException {}

    /** The scenario whose result the target then holds. */
    default Scenario leaves(Scenario scenario) {
        return scenario;
    }

    /** Loads what is new. Throws when the load fails. */
    Run run(Database source, Database target) throws IOException, SQLException, InterruptedException;
}
