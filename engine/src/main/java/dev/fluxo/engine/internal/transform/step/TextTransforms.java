package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.transform.value.Accents;
import dev.fluxo.engine.internal.transform.value.Spaces;
import dev.fluxo.engine.internal.transform.value.Texts;
import dev.fluxo.engine.internal.transform.value.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Transforms of a text by its characters. Other values than text are taken as their text. */
final class TextTransforms {
    /** Longest text that padding may make. */
    private static final int LONGEST = 1_000_000;

    private TextTransforms() {}

    static List<TransformType> all() {
        return List.of(
                text(
                        "trim",
                        "Takes white space off both ends: all of Unicode's, so the no-break space too, and the invisible"
                                + " zero-width space, word joiner and byte order mark",
                        Spaces::trim),
                text(
                        "collapse_spaces",
                        "Makes one blank of each run of white space, tabs and line breaks included; does not trim",
                        Spaces::collapse),
                text(
                        "upper",
                        "All letters upper case, in no particular language",
                        text -> text.toUpperCase(Locale.ROOT)),
                text(
                        "lower",
                        "All letters lower case, in no particular language",
                        text -> text.toLowerCase(Locale.ROOT)),
                text(
                        "title_case",
                        "Each word begins with a capital, the rest is lower case: João Da Silva, Jean-Pierre, D'Ávila",
                        Words::titleCase),
                text("capitalize", "The first letter is a capital, the rest is lower case", Words::capitalize),
                text(
                        "strip_accents",
                        "Letters without their accents: ç becomes c, ã becomes a, ø becomes o, ß becomes ss",
                        Accents::strip),
                text("digits_only", "Leaves the decimal digits, of any script, as 0 to 9", TextTransforms::digits),
                cut("left", "The first n characters; a shorter text stays", Texts::left),
                cut("right", "The last n characters; a shorter text stays", Texts::right),
                pad("pad_left", "Fills up with c from the left to n characters; a longer text stays", Texts::padLeft),
                pad(
                        "pad_right",
                        "Fills up with c from the right to n characters; a longer text stays",
                        Texts::padRight),
                TransformType.of(
                                "to_text",
                                "The value as text: numbers with a point and no exponent, dates and times in ISO form, true and false",
                                Texts::of)
                        .with(Effect.ANY_TEXT));
    }

    private static TransformType text(String name, String description, UnaryOperator<String> function) {
        return TransformType.of(name, description, value -> function.apply(Texts.of(value)))
                .with(Effect.TEXT);
    }

    private static TransformType cut(String name, String description, Cut cut) {
        return new TransformType(
                        name, List.of(Param.integer("n", 0, LONGEST)), name + "(10)", description, arguments -> {
                            int count = arguments.integer("n");
                            return value -> cut.of(Texts.of(value), count);
                        })
                .with(Effect.CUT);
    }

    private static TransformType pad(String name, String description, Pad pad) {
        return new TransformType(
                        name,
                        List.of(Param.integer("n", 1, LONGEST), Param.character("c")),
                        name + "(5, '0')",
                        description,
                        arguments -> {
                            int count = arguments.integer("n");
                            String character = arguments.text("c");
                            return value -> pad.of(Texts.of(value), count, character);
                        })
                .with(Effect.PADDED);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int digit = Character.digit(text.codePointAt(i), 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            }
        }
        return digits.toString();
    }

    private interface Cut {
        String of(String text, int count);
    }

    private interface Pad {
        String of(String text, int count, String character);
    }
}
