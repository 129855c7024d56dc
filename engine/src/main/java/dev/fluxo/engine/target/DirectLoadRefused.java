package dev.fluxo.engine.target;

import org.jspecify.annotations.Nullable;

/** The target takes no rows but by way of a stage: a key comes twice, it is a view, or a trigger drops rows. */
public final class DirectLoadRefused extends RuntimeException {
    DirectLoadRefused(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
