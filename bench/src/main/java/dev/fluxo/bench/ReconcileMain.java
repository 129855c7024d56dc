package dev.fluxo.bench;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Reconciled;
import java.io.IOException;
import java.nio.file.Path;

/** Lets the engine compare once. Its arguments are the folder of the specs, and the key of the one row that differs. */
final class ReconcileMain {
    private ReconcileMain() {}

    public static void main(String[] arguments) throws IOException {
        long nanos;
        try (Engine engine = Engine.open(EngineSettings.of(Path.of(arguments[0]), null))) {
            long start = System.nanoTime();
            Reconciled found = engine.reconcile(Selection.ALL).get(0);
            nanos = System.nanoTime() - start;
            System.out.println(found.figures());
            boolean right = found.differences().size() == 1
                    && found.differences().get(0).key().equals(arguments[1]);
            if (!right) {
                throw new IllegalStateException("found " + found);
            }
        }
        ChildReport.print(nanos);
    }
}
