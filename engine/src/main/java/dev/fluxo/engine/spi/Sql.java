package dev.fluxo.engine.spi;

import java.util.List;

/** A statement and the values of its {@code ?}, in order. Values never stand inside the text. */
public record Sql(String text, List<Bind> binds) {
    public Sql {
        binds = List.copyOf(binds);
    }

    public static Sql of(String text, Bind... binds) {
        return new Sql(text, List.of(binds));
    }

    @Override
    public String toString() {
        return text;
    }
}
