package dev.fluxo.engine.event;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RunMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run could not begin, or could not be brought to its end: nothing but this is heard of its end. Mostly the control database
 * cannot be reached.
 *
 * @param profile null where the project has none
 * @param selection what was asked for, as in {@link dev.fluxo.engine.result.RunResult}
 */
public record RunAborted(RunMode mode, @Nullable String profile, String selection, Problem problem, Instant at)
        implements RunEvent {}
