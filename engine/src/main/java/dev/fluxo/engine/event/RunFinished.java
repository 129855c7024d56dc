package dev.fluxo.engine.event;

import dev.fluxo.engine.result.RunResult;

/** The audit of the run is closed. Not heard where the control database was lost. */
public record RunFinished(RunResult result) implements RunEvent {}
