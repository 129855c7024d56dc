package dev.fluxo.engine.internal.transform.value;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Letters without their accents. */
public final class Accents {
    /** Accents only: the vowel signs of Indic and Arabic writing are marks too, and they are letters to their readers. */
    private static final Pattern MARKS =
            Pattern.compile("[\\p{InCombiningDiacriticalMarks}\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF]+");

    private Accents() {}

    /** {@code São Tomé} becomes {@code Sao Tome}; letters that Unicode does not take apart, such as ø and ß, by a list. */
    public static String strip(String text) {
        if (isAscii(text)) {
            return text;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        StringBuilder plain = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            String other = replacement(c);
            if (other == null) {
                plain.append(c);
            } else {
                plain.append(other);
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String replacement(char c) {
        return switch (c) {
            case 'ø' -> "o";
            case 'Ø' -> "O";
            case 'ł' -> "l";
            case 'Ł' -> "L";
            case 'đ', 'ð' -> "d";
            case 'Đ', 'Ð' -> "D";
            case 'ħ' -> "h";
            case 'Ħ' -> "H";
            case 'ŧ' -> "t";
            case 'Ŧ' -> "T";
            case 'ı' -> "i";
            case 'ß' -> "ss";
            case 'ẞ' -> "SS";
            case 'æ' -> "ae";
            case 'Æ' -> "AE";
            case 'œ' -> "oe";
            case 'Œ' -> "OE";
            case 'þ' -> "th";
            case 'Þ' -> "TH";
            default -> null;
        };
    }
}
