package dev.fluxo.engine.spi;

/**
 * A foreign key of a table.
 *
 * @param name of the constraint
 * @param refers the table that must have the row, as the catalog has it
 */
public record ForeignKey(String name, TableName refers) {}
