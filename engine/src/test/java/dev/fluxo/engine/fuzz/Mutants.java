package dev.fluxo.engine.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that were good and have been cut, doubled, moved, mixed with each other, nested deeply, or peppered with what means something. */
public final class Mutants {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PIECE = 60;
    /** Deep enough for a parser that goes down a level with each to run out of stack. */
    private static final int DEEPEST = 20_000;

    private Mutants() {}

    /** Files of this project's own pipelines. */
    public static List<String> pipelines() {
        try (Stream<Path> files = Files.list(Path.of("../pipelines"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Mutants::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Good texts with some changes, and a few that never were good.
     *
     * @param pieces what means something in them
     */
    public static Arbitrary<String> of(List<String> good, List<String> pieces) {
        Arbitrary<String> mutated = Combinators.combine(
                        Arbitraries.of(good),
                        change(good, pieces).list().ofMinSize(0).ofMaxSize(MOST_CHANGES))
                .as((text, changes) -> {
                    String changed = text;
                    for (Change change : changes) {
                        changed = change.of(changed);
                    }
                    return changed;
                });
        Arbitrary<String> mixed =
                Arbitraries.of(pieces).list().ofMaxSize(MOST_CHANGES * 2).map(all -> String.join("", all));
        // A text whose letters are halves is no UTF-8, and comes from no file.
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, mutated),
                        net.jqwik.api.Tuple.of(2, mixed),
                        net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(LONGEST_PIECE)))
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Arbitrary<Change> change(List<String> good, List<String> pieces) {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(1, LONGEST_PIECE),
                        Arbitraries.of(pieces),
                        Arbitraries.of(good))
                .as(Change::new);
    }

    private enum Kind {
        INSERT,
        REPLACE,
        CUT,
        REPEAT,
        FROM_ANOTHER,
        LINE_AWAY,
        NEST
    }

    /**
     * One change.
     *
     * @param at where, as a share of the text
     * @param to where else
     */
    private record Change(Kind kind, double at, double to, int length, String piece, String other) {
        String of(String text) {
            int begin = (int) (at * text.length());
            int end = Math.min(text.length(), begin + length);
            return switch (kind) {
                case INSERT -> text.substring(0, begin) + piece + text.substring(begin);
                case REPLACE -> text.substring(0, begin) + piece + text.substring(end);
                case CUT -> text.substring(0, begin) + text.substring(end);
                case REPEAT -> {
                    int there = (int) (to * text.length());
                    yield text.substring(0, there) + text.substring(begin, end) + text.substring(there);
                }
                case FROM_ANOTHER -> {
                    int from = (int) (to * other.length());
                    yield text.substring(0, begin)
                            + other.substring(from, Math.min(other.length(), from + length))
                            + text.substring(begin);
                }
                case LINE_AWAY -> {
                    int line = text.lastIndexOf('\n', begin) + 1;
                    int next = text.indexOf('\n', begin);
                    yield text.substring(0, line) + (next < 0 ? "" : text.substring(next + 1));
                }
                // Rarely: it makes each try slow.
                case NEST ->
                    text.substring(0, begin)
                            + piece.repeat(to < 0.9 ? 3 : (int) ((to - 0.9) * 10 * DEEPEST) / piece.length())
                            + text.substring(begin);
            };
        }
    }
}
