package dev.fluxo.engine.event;

/** Something that has happened in a run. Those of one entity come in their order. */
public sealed interface RunEvent
        permits RunStarted, EntityStarted, ReadingStarted, RowsRead, EntityFinished, RunFinished {}
