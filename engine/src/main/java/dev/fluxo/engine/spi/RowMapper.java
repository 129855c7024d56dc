package dev.fluxo.engine.spi;

/** Makes a value of a row of a result. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(Row row);
}
