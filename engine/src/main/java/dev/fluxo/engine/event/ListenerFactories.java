package dev.fluxo.engine.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The factories of listeners whose modules are on the class path. */
public final class ListenerFactories {
    /** Which module of ours takes a section. */
    private static final Map<String, String> MODULES = Map.of(
            "openlineage", "fluxo-openlineage",
            "prometheus", "fluxo-observe",
            "otlp", "fluxo-observe",
            "notify", "fluxo-observe");

    private final Map<String, ListenerFactory> all = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    /** A class of its own, so that nothing is looked for before it is asked for. */
    private static final class Known {
        static final ListenerFactories FACTORIES = new ListenerFactories();
    }

    private ListenerFactories() {
        find(ListenerFactories.class.getClassLoader());
        find(Thread.currentThread().getContextClassLoader());
    }

    private void find(ClassLoader loader) {
        Iterator<ListenerFactory> factories =
                ServiceLoader.load(ListenerFactory.class, loader).iterator();
        while (true) {
            try {
                if (!factories.hasNext()) {
                    return;
                }
                ListenerFactory factory = factories.next();
                all.putIfAbsent(factory.section(), factory);
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** By their sections, in the order of the alphabet. */
    public static Map<String, ListenerFactory> all() {
        return Collections.unmodifiableMap(Known.FACTORIES.all);
    }

    /** What those say that are there and cannot be loaded. */
    public static List<String> broken() {
        return List.copyOf(Known.FACTORIES.broken);
    }

    /** Sections that modules of this release take, and those modules. */
    public static Map<String, String> modules() {
        return MODULES;
    }
}
