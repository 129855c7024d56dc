package dev.fluxo.engine.problem;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces known secrets in any text that is printed, written or thrown. Thread-safe. */
public final class Redactor {
    public static final String MASK = "****";

    /** Shorter ones are parts of many words. */
    private static final int SHORTEST_WITHIN_WORDS = 4;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** From now on this text is masked. Blank text is ignored: masking it would garble everything. */
    public void add(String secret) {
        if (!secret.isBlank()) {
            secrets.add(secret);
        }
    }

    /** The text with every known secret masked, the longest first, so that none is left in part. */
    public String redact(String text) {
        String safe = text;
        for (String secret : secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            safe = secret.length() < SHORTEST_WITHIN_WORDS ? maskWord(safe, secret) : safe.replace(secret, MASK);
        }
        return safe;
    }

    /** Masked where it stands alone: a password 'x' must not make every message a riddle, nor show where it is. */
    private static String maskWord(String text, String secret) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(MASK));
    }
}
