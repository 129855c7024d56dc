package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ConnectionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.ForeignKey;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which entity must be loaded before which, though {@code depends_on} does not say so: told by what they read, and by the
 * foreign keys of their targets. Warnings all: a run may well succeed, as long as the rows of the other are there.
 */
public final class LoadOrder {
    private final List<EntitySpec> all;
    private final Map<String, ConnectionSpec> connections;

    public LoadOrder(List<EntitySpec> all, Map<String, ConnectionSpec> connections) {
        this.all = List.copyOf(all);
        this.connections = Map.copyOf(connections);
    }

    /** Warns where the entity reads what another one writes. Needs no database. */
    public void warnOfReads(EntitySpec spec, Problems problems) {
        Located<TableName> table = spec.source().table();
        Located<String> query = spec.source().query();
        Set<TableName> read = table != null
                ? Set.of(table.value())
                : QueryTables.of(Objects.requireNonNull(query).value());
        Location at = table != null ? table.at() : Objects.requireNonNull(query).at();
        for (EntitySpec writer : all) {
            TableName written = writer.target().table().value();
            if (read.stream().anyMatch(name -> equal(name, written))
                    && same(
                            spec.source().connection().value(),
                            writer.target().connection().value())
                    && !settled(spec, writer)) {
                problems.warning(
                        Code.READS_ANOTHER_TARGET,
                        at,
                        "'" + spec.name() + "' reads " + written + ", which '" + writer.name()
                                + "' writes, and does not wait for it",
                        add(spec, writer));
            }
        }
    }

    /** Whoever is told to wait for its reader is meant to be read as it was. */
    private boolean settled(EntitySpec reader, EntitySpec writer) {
        return writer.name().equals(reader.name()) || waits(reader, writer) || waits(writer, reader);
    }

    /** @param catalog of the entity's target */
    public void warnOfForeignKeys(EntitySpec spec, Catalog catalog, Problems problems) {
        Table table = catalog.table(spec.target().table().value());
        if (table == null) {
            return;
        }
        for (ForeignKey key : catalog.foreignKeys(table.name())) {
            for (EntitySpec parent : all) {
                if (!parent.name().equals(spec.name()) && !waits(spec, parent) && writes(parent, key, spec, catalog)) {
                    problems.warning(
                            Code.ORDER_BY_FOREIGN_KEY,
                            spec.target().table().at(),
                            "foreign key " + key.name() + " of " + table.name() + " refers to " + key.refers()
                                    + ", which '" + parent.name() + "' writes, and '" + spec.name()
                                    + "' does not wait for it",
                            hint(spec, parent, catalog, table.name()));
                }
            }
        }
    }

    private boolean writes(EntitySpec parent, ForeignKey key, EntitySpec spec, Catalog catalog) {
        TableName written = parent.target().table().value();
        if (!written.name().equalsIgnoreCase(key.refers().name())
                || !same(
                        spec.target().connection().value(),
                        parent.target().connection().value())) {
            return false;
        }
        Table found = catalog.table(written);
        return found != null && found.name().equals(key.refers());
    }

    private String hint(EntitySpec spec, EntitySpec parent, Catalog catalog, TableName table) {
        boolean mutual = catalog.foreignKeys(parent.target().table().value()).stream()
                .anyMatch(key -> key.refers().equals(table));
        if (mutual) {
            return "each refers to the other, so no order suits both: fill one of the two columns by an entity of its own";
        }
        return waits(parent, spec)
                ? "it is the other way round now: take '" + spec.name() + "' out of depends_on of '" + parent.name()
                        + "', and " + add(spec, parent)
                : add(spec, parent);
    }

    private static String add(EntitySpec spec, EntitySpec other) {
        List<String> names = Stream.concat(spec.dependsOn().stream().map(Located::value), Stream.of(other.name()))
                .toList();
        return "write depends_on: [" + String.join(", ", names) + "]";
    }

    /** Whether it depends on the other, directly or by others. */
    private boolean waits(EntitySpec spec, EntitySpec other) {
        Set<String> seen = new HashSet<>();
        Deque<EntitySpec> open = new ArrayDeque<>(List.of(spec));
        while (!open.isEmpty()) {
            for (Located<String> name : open.pop().dependsOn()) {
                if (name.value().equals(other.name())) {
                    return true;
                }
                if (seen.add(name.value())) {
                    all.stream()
                            .filter(next -> next.name().equals(name.value()))
                            .forEach(open::push);
                }
            }
        }
        return false;
    }

    /** Whether two connections lead to one database: two may have one URL. */
    private boolean same(String a, String b) {
        ConnectionSpec first = connections.get(a);
        ConnectionSpec second = connections.get(b);
        if (a.equals(b) || first == null || second == null) {
            return a.equals(b);
        }
        String url = first.written().url();
        return url.equals(second.written().url()) && !url.contains(ConnectionSettings.UNKNOWN);
    }

    private static boolean equal(TableName a, TableName b) {
        return a.name().equalsIgnoreCase(b.name()) && schema(a).equalsIgnoreCase(schema(b));
    }

    /** Empty: whichever the connection has. */
    private static String schema(TableName table) {
        return table.schema() == null ? "" : table.schema();
    }
}
