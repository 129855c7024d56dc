package dev.fluxo.engine.event;

/** Something that has happened in a run, or that somebody asked about between runs. Those of one entity come in their order. */
public sealed interface RunEvent
        permits SetupStarted,
                RunStarted,
                EntityStarted,
                EntityPlanned,
                ReadingStarted,
                RowsRead,
                EntityFinished,
                RunFinished,
                RunAborted,
                TargetsStale {}
