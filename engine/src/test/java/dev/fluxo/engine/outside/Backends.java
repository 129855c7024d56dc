package dev.fluxo.engine.outside;

import java.util.List;

/** The databases that behaviours are proved on. */
final class Backends {
    static final Backend H2 = new H2Backend();
    static final Backend POSTGRES = new PostgresBackend();

    private Backends() {}

    static List<Backend> all() {
        return List.of(H2, POSTGRES);
    }
}
