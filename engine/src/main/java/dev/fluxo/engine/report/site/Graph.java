package dev.fluxo.engine.report.site;

import dev.fluxo.engine.result.Site.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entity waits for which, drawn in layers from left to right: each stands right of all that it depends on, near the
 * middle of those. After Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures",
 * 1981, in its simplest form: longest paths, one sweep of barycentres.
 *
 * @param nodes those that depend on another, or on which another depends
 * @param apart how many have nothing to do with others
 */
public record Graph(int width, int height, List<Node> nodes, List<Edge> edges, int apart) {
    private static final int LETTER = 8;
    private static final int PADDING = 24;
    private static final int BOX = 32;
    private static final int BETWEEN = 16;
    private static final int GAP = 64;
    private static final int MARGIN = 8;

    /** An entity: its box. */
    public record Node(String name, int x, int y, int width, int height) {
        public int middle() {
            return y + height / 2;
        }
    }

    /** @param path as SVG writes it */
    public record Edge(String from, String to, String path) {}

    static Graph of(List<Entity> entities) {
        List<String> known = entities.stream().map(Entity::name).toList();
        Map<String, List<String>> before = new LinkedHashMap<>();
        Set<String> linked = new LinkedHashSet<>();
        for (Entity entity : entities) {
            List<String> earlier =
                    entity.dependsOn().stream().filter(known::contains).toList();
            before.put(entity.name(), earlier);
            linked.addAll(earlier);
            if (!earlier.isEmpty()) {
                linked.add(entity.name());
            }
        }
        Map<String, Node> nodes = place(layers(before, linked), before);
        List<Edge> edges = new ArrayList<>();
        before.forEach((to, earlier) -> earlier.forEach(from -> edges.add(edge(node(nodes, from), node(nodes, to)))));
        int width = nodes.values().stream()
                .mapToInt(node -> node.x() + node.width() + MARGIN)
                .max()
                .orElse(0);
        int height = nodes.values().stream()
                .mapToInt(node -> node.y() + node.height() + MARGIN)
                .max()
                .orElse(0);
        return new Graph(width, height, List.copyOf(nodes.values()), edges, entities.size() - linked.size());
    }

    private static Node node(Map<String, Node> nodes, String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    /** Entities come after those that they depend on, so one pass finds the longest paths. */
    private static Map<Integer, List<String>> layers(Map<String, List<String>> before, Set<String> linked) {
        Map<String, Integer> layerOf = new HashMap<>();
        Map<Integer, List<String>> layers = new TreeMap<>();
        before.forEach((name, earlier) -> {
            int layer = earlier.stream()
                    .mapToInt(each -> layerOf.getOrDefault(each, 0) + 1)
                    .max()
                    .orElse(0);
            layerOf.put(name, layer);
            if (linked.contains(name)) {
                layers.computeIfAbsent(layer, any -> new ArrayList<>()).add(name);
            }
        });
        return layers;
    }

    private static Map<String, Node> place(Map<Integer, List<String>> layers, Map<String, List<String>> before) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        int x = MARGIN;
        for (List<String> layer : layers.values()) {
            List<String> ordered = layer.stream()
                    .sorted(Comparator.comparingDouble((String name) -> before.getOrDefault(name, List.of()).stream()
                            .mapToInt(earlier -> node(nodes, earlier).middle())
                            .average()
                            .orElse(0)))
                    .toList();
            int widest = ordered.stream().mapToInt(Graph::width).max().orElse(0);
            int y = MARGIN;
            for (String name : ordered) {
                nodes.put(name, new Node(name, x, y, widest, BOX));
                y += BOX + BETWEEN;
            }
            x += widest + GAP;
        }
        return nodes;
    }

    private static int width(String name) {
        return name.length() * LETTER + PADDING;
    }

    private static Edge edge(Node from, Node to) {
        int x1 = from.x() + from.width();
        int x2 = to.x();
        int bend = (x2 - x1) / 2;
        return new Edge(
                from.name(),
                to.name(),
                String.format(
                        Locale.ROOT,
                        "M%d %d C%d %d %d %d %d %d",
                        x1,
                        from.middle(),
                        x1 + bend,
                        from.middle(),
                        x2 - bend,
                        to.middle(),
                        x2,
                        to.middle()));
    }
}
