package dev.fluxo.engine.outside;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases that behaviours are proved on. */
final class Backends {
    static final Backend H2 = new H2Backend();
    static final Backend POSTGRES = new PostgresBackend();

    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);
    private static final List<Backend> ALL = find();

    private Backends() {}

    static List<Backend> all() {
        return ALL;
    }

    private static List<Backend> find() {
        List<Backend> all = new ArrayList<>(List.of(H2, POSTGRES));
        if (SqlServerBackend.isGiven()) {
            all.add(new SqlServerBackend());
        } else {
            LOG.warn("SQL Server is not tested: name one by -Detl.test.sqlserver.url, .user and .password");
        }
        return List.copyOf(all);
    }
}
