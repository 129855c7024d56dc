package dev.fluxo.engine.report;

import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.spi.Watermark;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a source that a run read: {@code start -> 2026-01-01T00:00:00,42}. */
final class WindowText {
    private WindowText() {}

    /** What fits into the width: all watermark columns, else the first one, else its beginning. */
    static String of(EntityResult entity, int width) {
        String all = text(entity, WindowText::all);
        if (TextWidth.of(all) <= width) {
            return all;
        }
        return TextWidth.cut(text(entity, WindowText::first), width);
    }

    private static String text(EntityResult entity, Function<Watermark, String> words) {
        Watermark from = entity.from();
        Watermark to = entity.to();
        if (to == null) {
            return from == null ? "-" : "after " + words.apply(from);
        }
        return (from == null ? "start" : words.apply(from)) + " -> " + words.apply(to);
    }

    /** {@code 2026-01-01T00:00:00,42}; a dash where there is none. */
    static String of(@Nullable Watermark watermark) {
        return watermark == null ? "-" : all(watermark);
    }

    private static String all(Watermark watermark) {
        return watermark.parts().stream().map(Watermark.Part::value).collect(Collectors.joining(","));
    }

    private static String first(Watermark watermark) {
        return watermark.parts().get(0).value();
    }
}
