package dev.fluxo.engine.internal.transform.expression;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What whoever writes SQL in an expression has to write instead. */
final class SqlWords {
    /** Quoted texts and names are passed over. */
    private static final Pattern WORD =
            Pattern.compile("'(?:[^']|'')*+'|\"[^\"]*+\"|`[^`]*+`|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*|::|\\|\\|)");

    private static final int MOST = 3;
    private static final String CASE = "condition ? a : b for CASE WHEN";
    private static final String CAST = "to_integer(x), to_decimal(x), to_text(x) or date(x) for a cast";
    private static final String CLOCK =
            "there is no clock here: a row that is read twice must give the same; take the time from the source query,"
                    + " or let loaded_at or inserted_at be set";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("is", "x == null or x != null for IS NULL"),
            Map.entry("null", "null in small letters"),
            Map.entry("true", "true in small letters"),
            Map.entry("false", "false in small letters"),
            Map.entry("and", "a && b for AND"),
            Map.entry("or", "a || b for OR"),
            Map.entry("not", "!a for NOT"),
            Map.entry("like", "x =~ 'pattern', starts_with(x, 'a') or contains(x, 'a') for LIKE"),
            Map.entry("ilike", "lower(x) =~ 'pattern' for ILIKE"),
            Map.entry("in", "one_of(x, a, b) for IN"),
            Map.entry("between", "x >= a && x <= b for BETWEEN"),
            Map.entry("case", CASE),
            Map.entry("when", CASE),
            Map.entry("then", CASE),
            Map.entry("else", CASE),
            Map.entry("end", CASE),
            Map.entry("cast", CAST),
            Map.entry("as", CAST),
            Map.entry("::", CAST),
            Map.entry("extract", "year(x), month(x), day(x) for EXTRACT"));

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("nvl", "write coalesce(a, b)"),
            Map.entry("ifnull", "write coalesce(a, b)"),
            Map.entry("isnull", "write coalesce(a, b), or is_null(x)"),
            Map.entry("nullif", "write a == b ? null : a"),
            Map.entry("if", "write condition ? a : b"),
            Map.entry("case", "write condition ? a : b"),
            Map.entry("decode", "write x == 'a' ? 1 : 2, or the transform map"),
            Map.entry("len", "write length(x)"),
            Map.entry("char_length", "write length(x)"),
            Map.entry("substr", "write substring(x, start, n)"),
            Map.entry("ltrim", "write trim(x)"),
            Map.entry("rtrim", "write trim(x)"),
            Map.entry("concat_ws", "write concat(a, ' ', b)"),
            Map.entry("charindex", "write contains(x, part)"),
            Map.entry("position", "write contains(x, part)"),
            Map.entry("instr", "write contains(x, part)"),
            Map.entry("cast", "write to_integer(x), to_decimal(x), to_text(x) or date(x)"),
            Map.entry("convert", "write to_integer(x), to_decimal(x), to_text(x) or date(x)"),
            Map.entry("to_char", "write to_text(x)"),
            Map.entry("to_number", "write to_integer(x) or to_decimal(x)"),
            Map.entry("to_date", "write date(x), or the transform to_date with a pattern"),
            Map.entry("to_timestamp", "write timestamp(x), or the transform to_timestamp with a pattern"),
            Map.entry("trunc", "write floor(x), or date_trunc('day', x)"),
            Map.entry("extract", "write year(x), month(x), day(x)"),
            Map.entry("datepart", "write year(x), month(x), day(x)"),
            Map.entry("datediff", "write days_between(a, b)"),
            Map.entry("dateadd", "write add_days(x, n) or add_months(x, n)"),
            Map.entry("mod", "write a % b"),
            Map.entry("now", CLOCK),
            Map.entry("getdate", CLOCK),
            Map.entry("sysdate", CLOCK),
            Map.entry("current_date", CLOCK),
            Map.entry("current_timestamp", CLOCK));

    private SqlWords() {}

    /** What to write for the words of SQL in an expression that was refused; null where it has none. */
    static @Nullable String hint(String expression) {
        Set<String> advice = new LinkedHashSet<>();
        Matcher words = WORD.matcher(expression);
        while (words.find()) {
            String written = words.group("word");
            String found = written == null || isOurs(written) ? null : WORDS.get(written.toLowerCase(Locale.ROOT));
            if (found != null && advice.size() < MOST) {
                advice.add(found);
            }
        }
        return advice.isEmpty() ? null : "expressions are not SQL: write " + String.join(", ", advice);
    }

    /** The words that expressions have too, in small letters. */
    private static boolean isOurs(String word) {
        return switch (word) {
            case "and", "or", "not", "null", "true", "false" -> true;
            default -> false;
        };
    }

    /** For a name that is no column. */
    static @Nullable String ofName(String name) {
        String advice = WORDS.get(name.toLowerCase(Locale.ROOT));
        String clock = FUNCTIONS.get(name.toLowerCase(Locale.ROOT));
        return advice != null ? "write " + advice : CLOCK.equals(clock) ? clock : null;
    }

    /** For a function that there is not. */
    static @Nullable String ofFunction(String name) {
        return FUNCTIONS.get(name.toLowerCase(Locale.ROOT));
    }
}
