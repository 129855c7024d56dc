package dev.fluxo.engine.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A fingerprint of what an entity's spec means: comments, layout, quotes and the order of its keys do not count. */
final class SpecHash {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> MEANINGLESS = List.of("description", "tags", "tests");

    private SpecHash() {}

    /** SHA-256 in hex, of the entity with the defaults merged in. */
    static String of(Fields entity) {
        return sha256(JSON.writeValueAsString(canonical(EntityLanguage.entity(List.of()), entity)));
    }

    /** Walks the language, not the document: so a default counts as if it stood in the file. */
    private static Map<String, @Nullable Object> canonical(Shape shape, Fields fields) {
        Map<String, @Nullable Object> meaning = new TreeMap<>();
        for (Key key : shape.keys()) {
            Node node = fields.node(key.name());
            if (MEANINGLESS.contains(key.name())) {
                continue;
            }
            if (key.type() instanceof Shape below) {
                meaning.put(key.name(), canonical(below, fields.child(key.name())));
            } else {
                meaning.put(key.name(), node == null ? key.preset() : PlainYaml.of(node));
            }
        }
        return meaning;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
