package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** How far an entity has been loaded: the last row's values in the watermark columns, in their order. */
public record Watermark(List<Part> parts) implements Serializable {
    public Watermark {
        parts = List.copyOf(parts);
    }

    /**
     * One column's value.
     *
     * @param type lower-case name of the kind: {@code timestamp}, {@code integer}
     * @param value text that reads back to the same value to the last digit ({@link ValueText})
     */
    public record Part(String column, String type, String value) implements Serializable {
        public Part {
            Objects.requireNonNull(column);
            Objects.requireNonNull(type);
            Objects.requireNonNull(value);
        }
    }

    public List<String> columns() {
        return parts.stream().map(Part::column).toList();
    }

    public List<String> types() {
        return parts.stream().map(Part::type).toList();
    }

    /** {@code updated_at=2026-01-01T00:00:00, id=42}: for people. */
    @Override
    public String toString() {
        return parts.stream().map(part -> part.column() + "=" + part.value()).collect(Collectors.joining(", "));
    }
}
