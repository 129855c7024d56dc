package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Names as a person would write them for this database: in quotes only where they need it. The database itself is asked. */
final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Database database;
    private final DdlSql ddl;
    private final Map<String, Boolean> reserved = new HashMap<>();

    SqlNames(Database database) {
        this.database = database;
        this.ddl = database.dialect().ddl();
    }

    /** Of what is to be made. */
    String made(String name) {
        return PLAIN.matcher(name).matches() && !isReserved(name)
                ? name
                : database.dialect().quote(name);
    }

    /** Of what is there, exactly so. */
    String there(String name) {
        return ddl.folded(name).equals(name) ? made(name) : database.dialect().quote(name);
    }

    /** Of a table that is there. */
    String there(TableName table) {
        return table.schema() == null ? there(table.name()) : there(table.schema()) + "." + there(table.name());
    }

    private boolean isReserved(String name) {
        return reserved.computeIfAbsent(name, asked -> {
            try (Session session = database.session()) {
                session.query(ddl.unquoted(asked), row -> row.integer(1));
                return false;
            } catch (FluxoException refused) {
                return true;
            }
        });
    }
}
