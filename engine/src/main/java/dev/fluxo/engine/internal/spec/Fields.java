package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a mapping whose shape is checked elsewhere: what is absent or of the wrong type reads as absent, so
 * that one mistake does not hide the next.
 */
final class Fields {
    private final Node.Mapping mapping;

    private Fields(Node.Mapping mapping) {
        this.mapping = mapping;
    }

    static Fields of(@Nullable Node node) {
        Location nowhere = Location.ofFile("");
        return new Fields(node instanceof Node.Mapping mapping ? mapping : new Node.Mapping(List.of(), nowhere));
    }

    Location at() {
        return mapping.at();
    }

    /** The place of a key; of the whole where it is absent. */
    Location at(String key) {
        Node.Entry entry = mapping.entry(key);
        return entry == null ? mapping.at() : entry.key().at();
    }

    /** The fields below a key. */
    Fields child(String key) {
        return of(mapping.get(key));
    }

    /** The value, null where it is absent or says nothing. */
    @Nullable
    Node node(String key) {
        Node node = mapping.get(key);
        return node instanceof Node.Scalar scalar && scalar.isNull() ? null : node;
    }

    /** The value, also where it says nothing; null where it is absent. */
    @Nullable
    Node whole(String key) {
        return mapping.get(key);
    }

    @Nullable
    Located<String> text(String key) {
        return node(key) instanceof Node.Scalar scalar ? new Located<>(scalar.text(), scalar.at()) : null;
    }

    @Nullable
    String plain(String key) {
        Located<String> text = text(key);
        return text == null ? null : text.value();
    }

    /** A list of texts; one text is a list of one. */
    List<Located<String>> texts(String key) {
        List<Located<String>> texts = new ArrayList<>();
        Node node = node(key);
        List<Node> items =
                node instanceof Node.Sequence sequence ? sequence.items() : node == null ? List.of() : List.of(node);
        for (Node item : items) {
            if (item instanceof Node.Scalar scalar) {
                texts.add(new Located<>(scalar.text(), scalar.at()));
            }
        }
        return texts;
    }

    int integer(String key, int preset) {
        boolean known = node(key) instanceof Node.Scalar scalar && Scalars.value(scalar) instanceof Long;
        return known ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(Objects.requireNonNull(plain(key)))) : preset;
    }

    boolean flag(String key) {
        return node(key) instanceof Node.Scalar scalar && Boolean.TRUE.equals(Scalars.value(scalar));
    }

    Duration duration(String key, Duration preset) {
        String text = plain(key);
        Duration duration = text == null ? null : Durations.parse(text);
        return duration == null ? preset : duration;
    }

    /** A choice as the constant of the same name. */
    <E extends Enum<E>> E choice(String key, E preset) {
        String text = plain(key);
        for (E constant : preset.getDeclaringClass().getEnumConstants()) {
            if (text != null && constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        return preset;
    }
}
