package dev.fluxo.engine.outside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The databases that behaviours are proved on. */
final class Backends {
    static final Backend H2 = new H2Backend();
    static final Backend POSTGRES = new PostgresBackend();

    private static final List<Backend> ALL = find();

    private Backends() {}

    static List<Backend> all() {
        return ALL;
    }

    private static List<Backend> find() {
        String record = System.getProperty(SqlServer.PROPERTY + "record");
        List<Backend> all =
                new ArrayList<>(List.of(record == null ? H2 : new RecordedBackend(Path.of(record)), POSTGRES));
        SqlServer server = SqlServer.find();
        if (server != null) {
            all.add(new SqlServerBackend(server));
        }
        return List.copyOf(all);
    }
}
