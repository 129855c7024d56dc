package dev.fluxo.bench;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the engine once. Its arguments are the folder of the specs, and how many entities it loads at a time. */
final class EngineMain {
    private EngineMain() {}

    public static void main(String[] arguments) throws IOException {
        long nanos;
        try (Engine engine = Engine.open(EngineSettings.of(Path.of(arguments[0]), null))) {
            long start = System.nanoTime();
            RunResult result = engine.run(RunOptions.all().withThreads(Integer.parseInt(arguments[1])));
            nanos = System.nanoTime() - start;
            check(result);
        }
        ChildReport.print(nanos);
    }

    private static void check(RunResult result) {
        for (EntityResult entity : result.entities()) {
            System.out.println(entity.entity() + " " + entity.status() + " " + entity.counts());
            entity.warnings().forEach(System.out::println);
            if (entity.problem() != null) {
                System.out.println(entity.problem());
            }
        }
        if (result.status() != RunStatus.SUCCESS) {
            throw new IllegalStateException("the run ended as " + result.status());
        }
    }
}
