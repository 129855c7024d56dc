package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What {@code strategy: append} needs, so that no row is added twice. */
final class AppendCheck {
    private AppendCheck() {}

    /** What one file tells. */
    static void check(Fields entity, Problems problems) {
        Fields target = entity.child("target");
        Located<String> strategy = target.text("strategy");
        if (strategy == null || !TargetType.isAppend(target)) {
            return;
        }
        if (entity.child("watermark").texts("columns").isEmpty()) {
            problems.error(
                    Code.APPEND_WATERMARK,
                    strategy.at(),
                    "append needs a watermark: without one every run reads all rows, and those that are there would be added"
                            + " again",
                    "write a watermark; or strategy: type1 with keys, which keeps the latest values");
        }
        Located<String> lookback = entity.child("watermark").text("lookback");
        boolean again =
                !entity.child("watermark").duration("lookback", Duration.ZERO).isZero();
        if (lookback != null && again && TargetType.isKeyless(target)) {
            problems.error(
                    Code.APPEND_AGAIN,
                    lookback.at(),
                    "lookback reads rows again, and append without keys would add them again",
                    "name the keys of the target, and a row that is there is not added; or leave lookback out");
        }
    }

    /**
     * Without keys only one transaction of rows and watermark keeps a row from being added twice.
     *
     * @param control the connection of the control tables; null: the only target
     */
    static void checkBooks(Fields entity, @Nullable String control, Problems problems) {
        Fields target = entity.child("target");
        Located<String> connection = target.text("connection");
        if (control != null
                && connection != null
                && TargetType.isKeyless(target)
                && !connection.value().equals(control)) {
            problems.error(
                    Code.APPEND_AGAIN,
                    connection.at(),
                    "append without keys needs the control tables in the target's own database, and they are in "
                            + Shown.of(control) + ": after a crash between the two, rows would be added again",
                    "name the keys of the target, and a row that is there is not added; or move the control tables");
        }
    }
}
