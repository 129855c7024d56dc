package dev.fluxo.engine.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the YAML that specs use: one document of mappings, lists and scalars. Everything else of YAML is refused,
 * because it lets a text mean what it does not show.
 */
final class YamlReader {
    private static final int DEEPEST = 50;

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;
    private Location last;

    private YamlReader(String file, String text, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.events = new Parse(LoadSettings.builder().setLabel(file).build())
                .parseString(text)
                .iterator();
        this.last = new Location(file, 1, 1);
    }

    /** The document; null, and problems, where it cannot be read. An empty file is a mapping without keys. */
    static @Nullable Node read(String file, String text, Problems problems) {
        YamlReader reader = new YamlReader(file, text, problems);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            Location at = e.getProblemMark()
                    .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(reader.last);
            String message = "the YAML cannot be read: " + String.valueOf(e.getProblem());
            problems.error(Code.SPEC_SYNTAX, at, message, "check the indentation, the quotes and the colons before it");
        } catch (YamlEngineException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            problems.error(Code.SPEC_SYNTAX, reader.last, "the YAML cannot be read: " + reason, null);
        } catch (TooDeep e) {
            problems.error(
                    Code.SPEC_UNSUPPORTED_YAML,
                    reader.last,
                    "the YAML is nested more than " + DEEPEST + " levels deep");
        }
        return null;
    }

    private @Nullable Node document() {
        Node root = null;
        while (events.hasNext()) {
            Event event = next();
            if (event instanceof DocumentStartEvent) {
                if (root != null) {
                    unsupported("a second document", "keep one document in a file, without '---'");
                    return root;
                }
                root = node(next(), 0);
            }
        }
        return root == null ? new Node.Mapping(List.of(), new Location(file, 1, 1)) : root;
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep();
        }
        Location at = last;
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String what = event instanceof AliasEvent ? "an alias (*)" : "an anchor (&)";
            unsupported(what, "write the value where it is used");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag().isPresent());
            return new Node.Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, at);
        }
        if (event instanceof SequenceStartEvent sequence) {
            refuseTag(sequence.getTag().isPresent());
            return sequence(at, depth);
        }
        if (event instanceof MappingStartEvent mapping) {
            refuseTag(mapping.getTag().isPresent());
            return mapping(at, depth);
        }
        return new Node.Scalar("", true, at);
    }

    private Node sequence(Location at, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Sequence(items, at);
    }

    private Node mapping(Location at, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Node key = node(event, depth + 1);
            Node value = node(next(), depth + 1);
            if (!(key instanceof Node.Scalar scalar)) {
                problems.error(
                        Code.SPEC_UNSUPPORTED_YAML,
                        key.at(),
                        key.kind() + " where a key is expected",
                        "write quotes around text that begins with { or [");
            } else if (scalar.plain() && scalar.text().equals("<<")) {
                problems.error(
                        Code.SPEC_UNSUPPORTED_YAML,
                        key.at(),
                        "a merge key (<<) is not supported",
                        "write the keys out");
            } else if (!seen.add(scalar.text())) {
                problems.error(
                        Code.SPEC_DUPLICATE_KEY, key.at(), "key '" + scalar.text() + "' is written twice", "keep one");
            } else {
                entries.add(new Node.Entry(scalar, value));
            }
        }
        return new Node.Mapping(entries, at);
    }

    private void refuseTag(boolean present) {
        if (present) {
            unsupported("a tag (!)", "leave it out");
        }
    }

    private void unsupported(String what, String hint) {
        problems.error(Code.SPEC_UNSUPPORTED_YAML, last, what + " is not supported in specs", hint);
    }

    private Event next() {
        Event event = events.next();
        event.getStartMark().ifPresent(mark -> last = new Location(file, mark.getLine() + 1, mark.getColumn() + 1));
        return event;
    }

    /** Leaves the recursion. */
    private static final class TooDeep extends RuntimeException {
        TooDeep() {
            super(null, null, false, false);
        }
    }
}
