package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.ConnectionKey;
import dev.fluxo.engine.spi.Dialects;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A connection: the keys of all, and those that the databases here add. Which are here is asked for when it is needed. */
final class ConnectionType implements Type {
    private static Shape shape() {
        Shape all = ProjectLanguage.CONNECTION;
        List<Key> keys = Stream.concat(
                        all.keys().stream(), Dialects.connectionKeys().stream().map(ConnectionType::key))
                .toList();
        return new Shape(all.name(), keys);
    }

    private static Key key(ConnectionKey key) {
        return Key.optional(key.name(), new ListType(Types.text(), 1, false), key.description(), key.example());
    }

    @Override
    public void check(String name, Node node, Problems problems) {
        shape().check(name, node, problems);
    }

    @Override
    public Map<String, Object> schema() {
        return shape().schema();
    }
}
