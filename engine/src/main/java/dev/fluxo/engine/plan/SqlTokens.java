package dev.fluxo.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits SQL into names, quoted names, literals and single characters; drops comments and blanks. */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>\\s+|--[^\\n]*|/\\*(?s:.*?)\\*/)"
                    + "|(?<token>'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|\\[[^\\]]*+\\]|[\\p{L}_][\\p{L}\\p{N}_$#]*+|[0-9][0-9.eE]*+|.)");

    private SqlTokens() {}

    /** The tokens; null where a quote or a comment is not closed. */
    static @Nullable List<String> of(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.lookingAt()) {
            String token = matcher.group("token");
            if (token != null) {
                if (token.equals("'") || token.equals("\"")) {
                    return null;
                }
                tokens.add(token);
            }
            matcher.region(matcher.end(), sql.length());
        }
        return matcher.regionStart() == sql.length() ? tokens : null;
    }

    /** The identifier without its quotes. */
    static String unquote(String token) {
        return switch (token.charAt(0)) {
            case '"' -> token.substring(1, token.length() - 1).replace("\"\"", "\"");
            case '[' -> token.substring(1, token.length() - 1);
            default -> token;
        };
    }
}
