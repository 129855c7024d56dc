package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

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
    private final int most;
    private int nodes;

    private YamlReader(String file, String text, int most, Problems problems) {
        this.file = file;
        this.most = most;
        this.problems = problems;
        // In one piece: by default each kilobyte of a long scalar copies what was read of it before.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setBufferSize(text.length() + 1)
                .setCodePointLimit(text.length() + 1)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
        this.last = new Location(file, 1, 1);
    }

    /** The document; null, and problems, where it cannot be read. An empty file is a mapping without keys. */
    static @Nullable Node read(String file, String text, Problems problems) {
        return read(file, text, FileLimits.SPEC.nodes(), problems);
    }

    /** @param most keys and values at most */
    static @Nullable Node read(String file, String text, int most, Problems problems) {
        if (!isPrintable(file, text, problems)) {
            return null;
        }
        YamlReader reader = new YamlReader(file, text, most, problems);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            Location at = e.getProblemMark().map(reader::location).orElse(reader.last);
            String written =
                    text.lines().skip(Math.max(0, at.line() - 1)).findFirst().orElse("");
            SyntaxError error = SyntaxError.of(e, written);
            String message = e.getContextMark()
                    .map(begin -> begin.getLine() + 1)
                    .filter(line -> line < at.line())
                    .map(line -> error.message() + "; it begins in line " + line)
                    .orElse(error.message());
            problems.error(Code.SPEC_SYNTAX, at, message, error.hint());
        } catch (YamlEngineException e) {
            problems.error(
                    Code.SPEC_SYNTAX,
                    reader.last,
                    "not valid YAML from here on",
                    "look for a backslash inside double quotes: single quotes take it as it is");
        } catch (TooMuch e) {
            problems.error(e.code, reader.last, e.message);
        }
        return null;
    }

    private static boolean isPrintable(String file, String text, Problems problems) {
        int line = 1;
        int column = 1;
        for (int c : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(c)) {
                problems.error(
                        Code.SPEC_SYNTAX,
                        new Location(file, line, column),
                        "not valid YAML: the invisible character U+%04X is not allowed".formatted(c),
                        "remove it");
                return false;
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return true;
    }

    private @Nullable Node document() {
        Node root = null;
        while (guarded(events::hasNext)) {
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
            throw new TooMuch(Code.SPEC_UNSUPPORTED_YAML, "the YAML is nested more than " + DEEPEST + " levels deep");
        }
        if (++nodes > most) {
            throw new TooMuch(Code.SPEC_TOO_LARGE, "the file has more than " + most + " keys and values up to here");
        }
        Location at = last;
        if (event instanceof AliasEvent) {
            unsupported("an alias (*)", "write the value out; text that begins with * needs quotes");
            return new Node.Scalar("", false, at);
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            unsupported("an anchor (&)", "write the value where it is used; text that begins with & needs quotes");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag().isPresent());
            return new Node.Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, at);
        }
        if (event instanceof SequenceStartEvent sequence) {
            refuseTag(sequence.getTag().isPresent());
            return sequence(at, depth);
        }
        refuseTag(((MappingStartEvent) event).getTag().isPresent());
        return mapping(at, depth);
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
            Node value = below(key, node(next(), depth + 1));
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
                        "a merge key (<<) is not supported in specs",
                        "write the keys out");
            } else if (!seen.add(scalar.text())) {
                problems.error(
                        Code.SPEC_DUPLICATE_KEY,
                        key.at(),
                        "key " + Shown.of(scalar.text()) + " is written twice",
                        "keep one");
            } else {
                entries.add(new Node.Entry(scalar, value));
            }
        }
        return new Node.Mapping(entries, at);
    }

    /** Keys and values stand where their key stands: that is where something is missing. */
    private static Node below(Node key, Node value) {
        return value instanceof Node.Mapping mapping ? new Node.Mapping(mapping.entries(), key.at()) : value;
    }

    private void refuseTag(boolean present) {
        if (present) {
            unsupported("a tag (!)", "leave it out; text that begins with ! needs quotes");
        }
    }

    private void unsupported(String what, String hint) {
        problems.error(Code.SPEC_UNSUPPORTED_YAML, last, what + " is not supported in specs", hint);
    }

    private Event next() {
        Event event = guarded(events::next);
        event.getStartMark().ifPresent(mark -> last = location(mark));
        return event;
    }

    private Location location(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The parser lets ill-formed escapes out as exceptions of the JDK: {@code "\\UFFFFFFFF"} is no number to it. */
    private static <T> T guarded(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (YamlEngineException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new YamlEngineException("the parser failed", e);
        }
    }

    /** Leaves the recursion. */
    private static final class TooMuch extends RuntimeException {
        private final Code code;
        private final String message;

        TooMuch(Code code, String message) {
            super(message, null, false, false);
            this.code = code;
            this.message = message;
        }
    }
}
