package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.spi.ValueText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a database refused in a way that took the whole transaction with it. The next attempt sets them aside before
 * they come near the database. A row is known by all its source values.
 */
final class KnownRefusals {
    private final Map<String, Refusal> refusals = new HashMap<>();
    private boolean together;

    void add(StagedRow row, Refusal refusal) {
        refusals.put(digest(row.source()), refusal);
    }

    /** Null where nothing is known against the row. */
    @Nullable
    Refusal of(StagedRow row) {
        return refusals.isEmpty() ? null : refusals.get(digest(row.source()));
    }

    /** Those that are refused alone are known: what is refused now is so because of others. False where that was known before. */
    boolean goTogether() {
        boolean before = together;
        together = true;
        return !before;
    }

    /** Whether rows are to be looked for that are refused because of others. */
    boolean areTogether() {
        return together;
    }

    int size() {
        return refusals.size();
    }

    private static String digest(@Nullable Object[] source) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object value : source) {
                byte[] text =
                        value == null ? new byte[0] : ValueText.write(value).getBytes(StandardCharsets.UTF_8);
                digest.update((value == null ? "null:" : text.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(text);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
