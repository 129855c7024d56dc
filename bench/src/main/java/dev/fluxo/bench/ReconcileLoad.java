package dev.fluxo.bench;

import java.util.List;

/** Customers that are loaded, and compared then, when one of them differs. */
final class ReconcileLoad extends Customers {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.RECONCILE);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of();
    }
}
