package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Flag;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that are the first version of their key, each valid until further notice: what they have besides. */
final class FirstVersions {
    private final StageTransfer merge;
    private final int date;
    private final @Nullable Object begin;

    FirstVersions(StageTransfer merge) {
        this.merge = merge;
        this.date = merge.columns().indexOf(merge.versions().validFrom());
        this.begin = merge.versions().begin();
    }

    /** The values of {@link History#ends}. */
    List<@Nullable Object> ends() {
        History history = merge.versions();
        List<@Nullable Object> ends = new ArrayList<>();
        ends.add(history.openEnd());
        if (history.current() != null) {
            ends.add(Objects.requireNonNull(Flag.yes(history.current().type()), "a flag, as was planned"));
        }
        return ends;
    }

    /** Dates a row, whose own date a spec may have begin earlier. */
    void date(@Nullable Object[] row) {
        Object own = row[date];
        if (begin != null && own != null && compare(own, begin) > 0) {
            row[date] = begin;
        }
    }

    @SuppressWarnings("unchecked") // All dates of a column are of one class.
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** Whether each key has one version, by the rules of the target. */
    boolean areAll(Session session) {
        return session.query(session.dialect().target().versions().countSeveral(merge), row -> row.integer(1))
                        .get(0)
                == 0;
    }
}
