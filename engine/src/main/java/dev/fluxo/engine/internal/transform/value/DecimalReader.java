package dev.fluxo.engine.internal.transform.value;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads decimals in the writing of a locale, strictly: {@code 1.234,56} for pt-BR. Thread-safe. */
public final class DecimalReader {
    private static final String SPACES = "[ \\u00A0\\u2009\\u202F]";

    private final Pattern wanted;
    private final Pattern grouping;
    private final char point;

    private DecimalReader(String group, char point) {
        String mark = "(" + group + ")";
        // The same grouping character throughout (\2), three digits in the last group, two or three before it (India).
        String whole = group.isEmpty() ? "[0-9]+" : "(?:[0-9]+|[0-9]{1,3}" + mark + "(?:[0-9]{2,3}\\1)*[0-9]{3})";
        this.wanted = Pattern.compile("[+-]?(?:" + whole + "(?:" + Pattern.quote(String.valueOf(point)) + "[0-9]+)?)");
        this.grouping = Pattern.compile(group.isEmpty() ? "\\+" : group + "|\\+");
        this.point = point;
    }

    /** A decimal point, no grouping. */
    public static DecimalReader plain() {
        return new DecimalReader("", '.');
    }

    public static DecimalReader of(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        char group = symbols.getGroupingSeparator();
        return new DecimalReader(groupPattern(group), symbols.getDecimalSeparator());
    }

    /** People type a blank where the locale writes a narrow no-break space, and ' where it writes ’. */
    private static String groupPattern(char group) {
        if (Spaces.isSpace(group)) {
            return SPACES;
        }
        return group == '\u2019' || group == '\'' ? "['\\u2019]" : Pattern.quote(String.valueOf(group));
    }

    /** @throws ValueFault if the text is not a number in this writing */
    public BigDecimal read(String text) {
        String trimmed = Spaces.trim(text);
        if (trimmed.length() > 2000 || !wanted.matcher(trimmed).matches()) {
            throw new ValueFault(NumberText.refusal(text, "a decimal number in the expected writing"));
        }
        String digits = grouping.matcher(trimmed).replaceAll("");
        return NumberText.decimal(point == '.' ? digits : digits.replace(point, '.'));
    }
}
