package dev.fluxo.engine.result;

import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watermark that was, or would be, moved back.
 *
 * @param from where it is; null: nothing is loaded yet
 * @param to null: the beginning
 * @param again rows that the next run reads once more; null where that is not known
 * @param notes what else a person should know of it
 */
public record Rewound(
        String entity,
        @Nullable Watermark from,
        @Nullable Watermark to,
        @Nullable Long again,
        List<String> notes) {
    public Rewound {
        notes = List.copyOf(notes);
    }
}
