package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.ValueText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts within the column's length and letters; other values but binary as their canonical text. */
final class TextFitter extends Fitter {
    private final int most;
    private final LengthUnit unit;
    private final @Nullable Charset charset;
    private final boolean nul;

    TextFitter(DataType type) {
        super(type);
        this.most = type.length();
        this.unit = type.rules().unit();
        this.charset = type.rules().charset();
        this.nul = type.rules().nul();
    }

    @Override
    Object fit(Object value) {
        if (value instanceof byte[]) {
            throw misfit(value);
        }
        String text = value instanceof String string ? string : ValueText.write(value);
        if (charset != null && !canHold(text, charset)) {
            throw misfit(text, "it has a letter that " + charset.name() + " does not have");
        }
        if (!nul && text.indexOf(0) >= 0) {
            throw misfit(text, "it has the character U+0000, which the database refuses; remove it by regex_replace");
        }
        if (most > 0 && text.length() > most / 4 && length(text) > most) {
            throw misfit(text, length(text) == codePoints(text) ? null : "it takes " + length(text) + " " + units());
        }
        return text;
    }

    private int length(String text) {
        return switch (unit) {
            case UTF16 -> text.length();
            case CODE_POINTS -> codePoints(text);
            case BYTES -> text.getBytes(charset == null ? StandardCharsets.UTF_8 : charset).length;
        };
    }

    private String units() {
        return unit == LengthUnit.BYTES ? "bytes" : "UTF-16 units";
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Most texts are ASCII, which every charset holds; Unicode's own hold all but a lone half of a surrogate pair. Some take
     * a letter for another that is like it: that of Japan would make a yen sign a backslash.
     */
    private static boolean canHold(String text, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return isWellFormed(text);
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return charset.newEncoder().canEncode(text) && new String(text.getBytes(charset), charset).equals(text);
            }
        }
        return true;
    }

    /** Looked at letter by letter: to encode each text that has an accent would cost a fifth of a load of texts. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isSurrogate(letter)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(letter, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
