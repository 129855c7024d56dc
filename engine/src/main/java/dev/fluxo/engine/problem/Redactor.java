package dev.fluxo.engine.problem;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replaces known secrets in any text that is printed, written or thrown. Thread-safe. */
public final class Redactor {
    public static final String MASK = "****";

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
            safe = safe.replace(secret, MASK);
        }
        return safe;
    }
}
