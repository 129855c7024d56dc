package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says which keys the target has more than once, where its database keeps no key unique. */
final class DoubledKeys {
    private static final int SHOWN = 3;

    private DoubledKeys() {}

    /** A merge would change all rows of such a key, and count them as one. */
    static FluxoException of(LoadPlan plan, Session session, StageTransfer merge, long keys) {
        List<String> shown =
                session.query(session.dialect().target().doubled(merge, SHOWN), row -> key(row, merge.keys())).stream()
                        .map(plan::key)
                        .toList();
        return new FluxoException(Problem.error(
                Code.KEY_DOUBLED,
                plan.at(),
                "'" + plan.entity() + "': " + (keys == 1 ? "1 key" : keys + " keys") + " of those read so far "
                        + (keys == 1 ? "is" : "are") + " in " + merge.target() + " more than once: "
                        + String.join("; ", shown) + (keys > shown.size() ? "; …" : "")
                        + "; its database keeps no key unique",
                "remove the rows that are too many, see which other program writes there, and run it again"));
    }

    /** What is staged has no NULL in its key, so none of these has. */
    private static List<Object> key(Row row, List<Column> keys) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(Objects.requireNonNull(row.value(i + 1, keys.get(i).type())));
        }
        return values;
    }
}
