package dev.fluxo.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The load by hand of one who also knows the planner: an index finds each key of the target, and an empty target gets the rows without a detour. */
final class ByHandControlled implements ByHand {
    private static final List<String> SETTINGS = List.of(
            "SET LOCAL random_page_cost = 1.1",
            "SET LOCAL jit = off",
            "SET LOCAL enable_hashjoin = off",
            "SET LOCAL enable_mergejoin = off");

    private final ByHandStraight load;

    ByHandControlled(ByHandStraight load) {
        this.load = load;
    }

    @Override
    public String last() {
        return load.last();
    }

    @Override
    public String rows(@Nullable String last) {
        return last == null ? load.straightRows() : load.rows(last);
    }

    @Override
    public List<String> statements(@Nullable String last) {
        List<String> statements = new ArrayList<>(SETTINGS);
        statements.addAll(last == null ? List.of(load.straightCopy()) : load.statements(last));
        return statements;
    }
}
