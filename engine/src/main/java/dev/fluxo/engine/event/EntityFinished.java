package dev.fluxo.engine.event;

import dev.fluxo.engine.result.EntityResult;

/** An entity is loaded, was skipped or has failed, and the audit says so where it can be reached. */
public record EntityFinished(EntityResult result) implements RunEvent {}
