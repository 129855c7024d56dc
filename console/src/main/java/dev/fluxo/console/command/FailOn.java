package dev.fluxo.console.command;

import dev.fluxo.engine.result.RunStatus;

/** How bad a run must end to break a build. */
enum FailOn {
    PARTIAL,
    FAILED;

    boolean breaks(RunStatus status) {
        return status == RunStatus.FAILED || (status == RunStatus.PARTIAL && this == PARTIAL);
    }
}
