package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.transform.value.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Transforms that hide what a value is. */
final class SecretTransforms {
    private static final int SHOWN = 4;

    /** Of SHA-256. */
    private static final int HEX_DIGITS = 64;

    private SecretTransforms() {}

    static List<TransformType> all() {
        return List.of(
                TransformType.of(
                                "hash_sha256",
                                "SHA-256 of the value's text in UTF-8, as 64 lower-case hex digits; of binary data, of its bytes",
                                SecretTransforms::hash)
                        .with((before, arguments) -> before.text(HEX_DIGITS)),
                new TransformType(
                                "mask",
                                List.of(Param.integer("keep", 0, 1000).optional()),
                                "mask(4)",
                                "Every character becomes * except the last 4, or the last `keep`; never more than half is shown",
                                arguments -> {
                                    int keep = arguments.has("keep") ? arguments.integer("keep") : SHOWN;
                                    return value -> mask(Texts.of(value), keep);
                                })
                        .with(Effect.TEXT));
    }

    private static String hash(Object value) {
        byte[] bytes = value instanceof byte[] binary ? binary : Texts.of(value).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String mask(String text, int keep) {
        int length = Texts.length(text);
        int shown = Math.min(keep, length / 2);
        return "*".repeat(length - shown) + Texts.right(text, shown);
    }
}
