package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement and the values of its {@code ?}, in order. Values never stand inside the text. */
public record Sql(String text, List<Bind> binds) {
    public Sql {
        binds = List.copyOf(binds);
    }

    public static Sql of(String text, Bind... binds) {
        return new Sql(text, List.of(binds));
    }

    /** By hand, as {@link #equals}: what a record has by itself is put together at its first call, and a start would wait for that. */
    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sql sql && sql.text.equals(text) && sql.binds.equals(binds);
    }

    @Override
    public String toString() {
        return text;
    }
}
