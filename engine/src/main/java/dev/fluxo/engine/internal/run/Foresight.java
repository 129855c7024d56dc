package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells databases what a run will ask their catalogs for: who loads a hundred entities need not ask a hundred times. Until it is closed.
 */
final class Foresight implements AutoCloseable {
    private static final Log LOG = Log.of(Foresight.class);

    private final List<Database> told = new ArrayList<>();

    /** What is asked of one database, in the order of the run. */
    private record Questions(List<TableName> tables, List<String> queries) {
        Questions() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @param specs in the order of the run */
    Foresight(List<EntitySpec> specs, Databases databases) {
        Map<String, Questions> questions = new LinkedHashMap<>();
        for (EntitySpec spec : specs) {
            Questions source = of(spec.source().connection(), questions);
            Located<TableName> table = spec.source().table();
            Located<String> query = spec.source().query();
            if (table != null) {
                source.tables().add(table.value());
            } else if (query != null) {
                source.queries().add(query.value());
            }
            of(spec.target().connection(), questions)
                    .tables()
                    .add(spec.target().table().value());
        }
        if (specs.size() > 1) {
            questions.forEach((connection, asked) -> tell(connection, asked, databases));
        }
    }

    private static Questions of(Located<String> connection, Map<String, Questions> questions) {
        return questions.computeIfAbsent(connection.value(), none -> new Questions());
    }

    private void tell(String connection, Questions asked, Databases databases) {
        try {
            Database database = databases.get(connection);
            database.expect(
                    asked.tables(),
                    asked.queries().stream()
                            .map(database.dialect().source()::whole)
                            .toList());
            told.add(database);
        } catch (FluxoException e) {
            // The entity that needs it says so.
            LOG.debug("{}: {}", connection, e.getMessage());
        }
    }

    /** Something was done that may have changed tables. */
    void forget() {
        told.forEach(Database::forgetTables);
    }

    @Override
    public void close() {
        told.forEach(database -> database.expect(List.of(), List.of()));
    }
}
