package dev.fluxo.sqlserver;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The letters that a varchar of a collation can hold, by the collation's code page. */
final class CodePages {
    /** Those of whose charset the number says nothing, or another than Microsoft's: GBK lacks the euro sign. */
    private static final Map<Integer, String> NAMES =
            Map.of(932, "windows-31j", 936, "x-mswin-936", 1361, "x-Johab", 65001, "UTF-8");
    /** Where the code page is not known here, only the letters that all of them have are certain. */
    private static final Charset CERTAIN = StandardCharsets.US_ASCII;

    private CodePages() {}

    static Charset charset(int codePage) {
        String known = NAMES.get(codePage);
        List<String> names = known == null
                ? List.of("windows-" + codePage, "x-windows-" + codePage, "IBM" + codePage)
                : List.of(known);
        return names.stream()
                .filter(Charset::isSupported)
                .findFirst()
                .map(Charset::forName)
                .orElse(CERTAIN);
    }

    /** The opposite of {@link #charset}; 0 where the page is not known here. */
    static int of(Charset charset) {
        String digits = charset.name().replaceFirst("^(x-)?(windows-|IBM)", "");
        return NAMES.entrySet().stream()
                .filter(named -> named.getValue().equals(charset.name()))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseGet(() -> digits.matches("[0-9]+") ? Integer.parseInt(digits) : 0);
    }
}
