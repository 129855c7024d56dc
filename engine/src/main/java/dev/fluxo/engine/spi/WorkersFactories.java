package dev.fluxo.engine.spi;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The modules of workers that are on the class path. */
public final class WorkersFactories {
    private WorkersFactories() {}

    /**
     * The module of this name.
     *
     * @throws FluxoException with WORKERS_UNKNOWN where there is none, or it cannot be loaded
     */
    public static WorkersFactory named(String name) {
        List<String> broken = new ArrayList<>();
        TreeSet<String> others = new TreeSet<>();
        for (ClassLoader loader : loaders()) {
            for (WorkersFactory factory : found(loader, broken)) {
                if (factory.name().equalsIgnoreCase(name)) {
                    return factory;
                }
                others.add(factory.name());
            }
        }
        String why = broken.isEmpty() ? "" : "; a module cannot be loaded: " + broken.get(0);
        throw FluxoException.of(
                Code.WORKERS_UNKNOWN,
                "there is no engine '" + name + "' here"
                        + (others.isEmpty() ? ", but the one of this process" : ", but " + String.join(", ", others))
                        + why,
                broken.isEmpty()
                        ? Advice.of(new Advice.Library("dev.fluxo:fluxo-" + name), ", or leave the engine out")
                        : "have what the module needs beside it, or leave the engine out");
    }

    private static List<ClassLoader> loaders() {
        List<ClassLoader> loaders = new ArrayList<>();
        loaders.add(WorkersFactories.class.getClassLoader());
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            loaders.add(context);
        }
        return loaders;
    }

    private static List<WorkersFactory> found(ClassLoader loader, List<String> broken) {
        List<WorkersFactory> found = new ArrayList<>();
        var all = ServiceLoader.load(WorkersFactory.class, loader).iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return found;
                }
                found.add(all.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
    }
}
