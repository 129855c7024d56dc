package dev.fluxo.engine.report;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many columns of a terminal a text takes: East Asian signs and emoji take two, combining marks none. */
final class TextWidth {
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int LAST_OF_ASCII = 0x7F;
    private static final int FIRST_EMOJI = 0x1F300;

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** The beginning of the text, three dots included where something was cut. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = width - "...".length();
        for (int sign : text.codePoints().toArray()) {
            left -= of(sign);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(sign);
        }
        return kept.append("...").toString();
    }

    private static int of(int sign) {
        if (sign <= LAST_OF_ASCII) {
            return 1;
        }
        int type = Character.getType(sign);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return sign >= FIRST_EMOJI || WIDE.contains(UnicodeScript.of(sign)) ? 2 : 1;
    }
}
