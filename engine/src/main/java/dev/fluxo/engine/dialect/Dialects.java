package dev.fluxo.engine.dialect;

import dev.fluxo.engine.dialect.h2.H2Dialect;
import dev.fluxo.engine.dialect.postgres.PostgresDialect;
import dev.fluxo.engine.dialect.sqlserver.SqlServerDialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The databases that are known. */
public final class Dialects {
    private static final List<Dialect> ALL = List.of(new H2Dialect(), new PostgresDialect(), new SqlServerDialect());

    private Dialects() {}

    /** The dialect of a JDBC URL; null where the database is not known. */
    public static @Nullable Dialect forUrl(String url) {
        return ALL.stream()
                .filter(dialect -> dialect.urls().accepts(url))
                .findFirst()
                .orElse(null);
    }

    /** The dialect of this name; null where there is none. */
    public static @Nullable Dialect named(String name) {
        return ALL.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }
}
