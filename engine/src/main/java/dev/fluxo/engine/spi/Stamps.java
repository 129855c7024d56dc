package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a target that the engine itself sets, in the order of their kinds. */
public record Stamps(List<Stamp> all) implements Serializable {
    public static final Stamps NONE = new Stamps(List.of());

    public Stamps {
        all = List.copyOf(all);
    }

    public List<Column> columns() {
        return all.stream().map(Stamp::column).toList();
    }

    public boolean contains(Column column) {
        return columns().contains(column);
    }

    /** The others, where these columns are set otherwise. */
    public Stamps without(List<Column> columns) {
        return new Stamps(
                all.stream().filter(stamp -> !columns.contains(stamp.column())).toList());
    }

    /** Those that are set anew when a row really changes. */
    public List<Stamp> onChange() {
        return all.stream().filter(stamp -> stamp.kind().onChange()).toList();
    }

    /** The one that says since when a row is gone; null for none. */
    public @Nullable Column deletedAt() {
        return all.stream()
                .filter(stamp -> stamp.kind() == Stamp.Kind.DELETED_AT)
                .map(Stamp::column)
                .findFirst()
                .orElse(null);
    }

    /** The flag of members that look-ups of others added; null: there is none. */
    public @Nullable Column inferred() {
        return all.stream()
                .filter(stamp -> stamp.kind() == Stamp.Kind.INFERRED)
                .map(Stamp::column)
                .findFirst()
                .orElse(null);
    }

    /** The same for the run that writes. */
    public Stamps of(String runId) {
        return new Stamps(all.stream()
                .map(stamp -> new Stamp(stamp.column(), stamp.kind(), runId))
                .toList());
    }
}
