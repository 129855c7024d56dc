package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Type2;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code target.history}, whose shape has been checked, to its record. */
final class HistoryReader {
    private HistoryReader() {}

    /** Null where the target keeps one row for each key, or where what it cannot do without is missing. */
    static @Nullable HistorySpec read(Fields entity) {
        Fields target = entity.child("target");
        Fields history = target.child("history");
        Located<String> validFrom = history.text("valid_from");
        Located<String> validTo = history.text("valid_to");
        if (!Type2.WORD.equals(target.plain("strategy")) || validFrom == null || validTo == null) {
            return null;
        }
        Located<String> from = from(entity);
        return new HistorySpec(
                validFrom,
                validTo,
                history.text("current"),
                date(history, "open_end"),
                from == null || from.value().equals(HistorySpec.RUN) ? null : from,
                date(history, "begin"),
                history.texts("overwrite"),
                HistorySpec.ALL.equals(history.plain("versions")));
    }

    /** Whether a target says that it keeps versions, however badly. */
    static boolean isMeant(Fields target) {
        return Type2.WORD.equals(target.plain("strategy")) || target.node("history") != null;
    }

    /** What dates a version; null where nothing says so, and there is no watermark that would. */
    static @Nullable Located<String> from(Fields entity) {
        Located<String> written = entity.child("target").child("history").text("from");
        List<Located<String>> watermark = entity.child("watermark").texts("columns");
        return written != null || watermark.isEmpty() ? written : watermark.get(0);
    }

    private static @Nullable Located<LocalDate> date(Fields history, String key) {
        Located<String> text = history.text(key);
        LocalDate date = text == null ? null : date(text.value());
        return text == null || date == null ? null : new Located<>(date, text.at());
    }

    /** Null where the text is no date. */
    static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
