package dev.fluxo.engine.spi;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The databases whose modules are on a class path. */
public final class Dialects {
    private final Map<String, Dialect> all = new LinkedHashMap<>();
    /** What each module that cannot be loaded says. */
    private final List<String> broken = new ArrayList<>();

    /** A class of its own, so that nothing is looked for before it is asked for. */
    private static final class Known {
        static final Dialects DIALECTS = new Dialects(
                Dialects.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
    }

    Dialects(@Nullable ClassLoader... loaders) {
        for (ClassLoader loader : loaders) {
            find(ServiceLoader.load(Dialect.class, loader).iterator());
        }
    }

    private void find(Iterator<Dialect> dialects) {
        while (true) {
            try {
                if (!dialects.hasNext()) {
                    return;
                }
                Dialect dialect = dialects.next();
                all.putIfAbsent(dialect.name(), dialect);
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * The dialect of a JDBC URL; null where the database is not known.
     *
     * @throws FluxoException with DIALECT_BROKEN if a module is there and cannot be loaded
     */
    public static @Nullable Dialect forUrl(String url) {
        return Known.DIALECTS.whole().values().stream()
                .filter(dialect -> dialect.urls().accepts(url))
                .findFirst()
                .orElse(null);
    }

    /** The dialect of this name; null where there is none. Fails as {@link #forUrl} does. */
    public static @Nullable Dialect named(String name) {
        return Known.DIALECTS.whole().get(name);
    }

    public static List<String> names() {
        return List.copyOf(Known.DIALECTS.whole().keySet());
    }

    /** The keys that connections have by the databases that are here, each once. */
    public static List<ConnectionKey> connectionKeys() {
        return Known.DIALECTS.whole().values().stream()
                .flatMap(dialect -> dialect.connectionKeys().stream())
                .distinct()
                .toList();
    }

    /** By name, in the order they were found. */
    Map<String, Dialect> whole() {
        if (!broken.isEmpty()) {
            throw FluxoException.of(
                    Code.DIALECT_BROKEN,
                    "a database module is on the class path and cannot be loaded: " + broken.get(0),
                    "take the module and the engine of one release, with all that they need beside them, or take its jar away");
        }
        return all;
    }
}
