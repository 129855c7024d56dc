package dev.fluxo.engine.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What staging tables are called: by the entity, for who looks into the database, and by a hash of its whole name. No table of a
 * user is called so, no two entities share a name, and with what the dialects append it stays below the 63 bytes of PostgreSQL,
 * which would cut the rest in silence.
 */
public final class StageName {
    /** Without what a dialect appends. */
    static final int LONGEST = 51;

    private static final String PREFIX = "FLX_STAGE_";
    private static final int HASH = 16;

    private StageName() {}

    /** @param entity ASCII, as its spec names it */
    public static String of(String entity) {
        String readable = entity.substring(0, Math.min(entity.length(), LONGEST - PREFIX.length() - HASH - 1));
        return PREFIX + readable + "_" + hash(entity);
    }

    /** Sixteen digits, of the whole of the name. */
    public static String hash(String entity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(entity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
