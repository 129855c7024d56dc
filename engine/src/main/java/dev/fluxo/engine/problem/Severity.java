package dev.fluxo.engine.problem;

/** Whether a problem stops the work. */
public enum Severity {
    ERROR,
    WARNING
}
