package dev.fluxo.engine.event;

/**
 * So many rows more were read, transformed and handed on.
 *
 * @param batches so many batches have begun with them
 */
public record RowsRead(String entity, long rows, long batches) implements RunEvent {}
