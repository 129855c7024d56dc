package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ListenerFactories;
import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.spec.ObserverSpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Makes the listeners that a project asks for. One that cannot be made is said, and harms no run. */
final class Observers {
    private static final Log LOG = Log.of(Observers.class);

    private Observers() {}

    /** @param redact masks secrets in what is said of them */
    static List<RunListener> of(List<ObserverSpec> specs, UnaryOperator<String> redact) {
        List<RunListener> listeners = new ArrayList<>();
        for (ObserverSpec spec : specs) {
            ListenerFactory factory =
                    Objects.requireNonNull(ListenerFactories.all().get(spec.section()));
            try {
                listeners.add(factory.listen(spec.settings().get()));
            } catch (FluxoException e) {
                e.problems()
                        .forEach(problem -> LOG.warn(Printable.line(redact.apply(
                                problem + "; " + spec.section() + " hears nothing, the run is not affected"))));
            } catch (RuntimeException | LinkageError e) {
                LOG.warn(Printable.line(redact.apply(Ear.words("the listener " + spec.section(), "fails: " + e))));
            }
        }
        return listeners;
    }
}
