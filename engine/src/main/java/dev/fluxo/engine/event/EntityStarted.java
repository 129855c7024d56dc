package dev.fluxo.engine.event;

/** An entity's turn has come: it is about to be locked, planned and read. */
public record EntityStarted(String entity) implements RunEvent {}
