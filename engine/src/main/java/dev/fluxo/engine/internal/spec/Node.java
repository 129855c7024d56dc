package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of YAML and the place where it begins. */
sealed interface Node {
    Location at();

    /** What it is, in an analyst's words. */
    String kind();

    /**
     * A single value.
     *
     * @param plain written without quotes, so that it may be a number, a flag or null
     */
    record Scalar(String text, boolean plain, Location at) implements Node {
        @Override
        public String kind() {
            if (isNull()) {
                return "nothing";
            }
            Object value = Scalars.value(this);
            return value instanceof String ? "text" : value instanceof Boolean ? "true or false" : "a number";
        }

        boolean isNull() {
            return Scalars.isNull(this);
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Location at) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values, in the order they are written. */
    final class Mapping implements Node {
        private final List<Entry> entries;
        private final Location at;
        private final Map<String, Entry> byKey = new HashMap<>();

        Mapping(List<Entry> entries, Location at) {
            this.entries = List.copyOf(entries);
            this.at = at;
            entries.forEach(entry -> byKey.put(entry.key().text(), entry));
        }

        List<Entry> entries() {
            return entries;
        }

        @Override
        public Location at() {
            return at;
        }

        @Override
        public String kind() {
            return "keys and values";
        }

        @Nullable
        Entry entry(String key) {
            return byKey.get(key);
        }

        @Nullable
        Node get(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value();
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, Node value) {}
}
