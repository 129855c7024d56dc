package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;

/** The engine, which loads, and then finds one row that was changed in the target. */
final class ReconcileRun implements Contender {
    private final EngineRun engine;

    ReconcileRun(String name, Suite suite, BenchOptions options) {
        engine = new EngineRun(name, suite, options, 1);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public void prepare(Database source, Database target) throws IOException {
        engine.prepare(source, target);
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        String middle = target.text("SELECT (max(customer_id) + 1) / 2 FROM dim_customer");
        if (middle == null) {
            return engine.run(source, target);
        }
        String change = "UPDATE dim_customer SET born = born + %s, active = NOT active WHERE customer_id = " + middle;
        target.execute(change.formatted(1));
        Run run = engine.reconcile(source, target, "customer_id=" + middle);
        target.execute(change.formatted(-1));
        return run;
    }
}
