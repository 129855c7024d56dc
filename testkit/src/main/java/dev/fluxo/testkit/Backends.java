package dev.fluxo.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The databases that behaviours are proved on: those whose {@link Backend} is on the class path, and that are here.
 * {@code -Detl.test.backends=…} names fewer.
 */
public final class Backends {
    /** A list of codes: no others are tried. */
    private static final String WANTED = "etl.test.backends";

    private static final Map<String, Backend> ALL = find();

    private Backends() {}

    public static List<Backend> all() {
        return new ArrayList<>(ALL.values());
    }

    /** The one that proves the database of this code. It has to be here. */
    public static Backend named(String code) {
        Backend backend = ALL.get(code);
        if (backend == null) {
            throw new AssertionError(code + " is not among " + ALL.keySet());
        }
        return backend;
    }

    /** What a test runs on that says nothing of its databases: H2 where it is here. */
    static Backend usual() {
        return ALL.getOrDefault("h2", all().get(0));
    }

    private static Map<String, Backend> find() {
        Map<String, Backend> all = new LinkedHashMap<>();
        List<String> wanted = List.of(System.getProperty(WANTED, "").split(","));
        for (Backend backend : ServiceLoader.load(Backend.class)) {
            boolean asked = wanted.contains("") || wanted.contains(backend.proves());
            if (asked && backend.isHere()) {
                all.putIfAbsent(backend.proves(), backend);
            }
        }
        return all;
    }
}
