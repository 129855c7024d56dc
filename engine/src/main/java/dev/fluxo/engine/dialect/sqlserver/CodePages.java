package dev.fluxo.engine.dialect.sqlserver;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The letters that a varchar of a collation can hold, by the collation's code page. */
final class CodePages {
    private static final int UTF8 = 65001;
    /** Where the code page is not known here, only the letters that all of them have are certain. */
    private static final Charset CERTAIN = StandardCharsets.US_ASCII;

    private CodePages() {}

    static Charset charset(int codePage) {
        return codePage == UTF8
                ? StandardCharsets.UTF_8
                : List.of("windows-" + codePage, "x-windows-" + codePage, "IBM" + codePage).stream()
                        .map(name -> codePage == 932 ? "windows-31j" : codePage == 936 ? "GBK" : name)
                        .filter(Charset::isSupported)
                        .findFirst()
                        .map(Charset::forName)
                        .orElse(CERTAIN);
    }

    /** The opposite of {@link #charset}; 0 where the page is not known here. */
    static int of(Charset charset) {
        return switch (charset.name()) {
            case "UTF-8" -> UTF8;
            case "windows-31j" -> 932;
            case "GBK" -> 936;
            default -> {
                String digits = charset.name().replaceFirst("^(x-)?(windows-|IBM)", "");
                yield digits.matches("[0-9]+") ? Integer.parseInt(digits) : 0;
            }
        };
    }
}
