package dev.fluxo.engine.internal.draft;

/**
 * A column that a target is to get.
 *
 * @param name as somebody writes it
 * @param type as the target declares it
 * @param required whether it takes no NULL
 */
record NewColumn(String name, String type, boolean required) {}
