package dev.fluxo.engine.report.json;

import java.util.List;
import java.util.Map;

/** What a field holds: how a value of it is written, and what a schema and the page say. */
interface JsonType<V> {
    /** A map, a list, a text, a whole number or a boolean. */
    Object json(V value, Told told);

    /** @param shared the shapes that several documents have, by name: a schema refers to them */
    Map<String, Object> schema(Map<String, Object> shared);

    /** For the page: {@code time}, {@code list of objects}, {@code [problem](#problem)}. */
    String words();

    /** The same for several. */
    String plural();

    /** The fields of what it holds, or of the items of its list. */
    default List<Field<?, ?>> below() {
        return List.of();
    }

    /** What it holds that is described apart from it. */
    default List<Shape<?>> shared() {
        return List.of();
    }

    /** Whether it is a list: where there is nothing, an empty one. */
    default boolean isList() {
        return false;
    }
}
