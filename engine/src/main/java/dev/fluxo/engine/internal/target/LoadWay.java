package dev.fluxo.engine.internal.target;

/** How rows come into the target: each way after the one before it was refused. */
enum LoadWay {
    /** Straight into a target that is empty. */
    DIRECT,
    STAGED,
    /** By way of a stage, looking for the rows that the database refuses. */
    HALVED
}
