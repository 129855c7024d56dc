package dev.fluxo.engine.jdbc;

/** Makes a value of a row of a result. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(Row row);
}
