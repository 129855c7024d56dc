package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files as large as allowed, of one piece again and again, wherever a spec takes text. Each is told in a few problems, and
 * within a second on an idle machine: the bound of the test is generous, and red where time grows with the square of a file.
 */
class HostileSpecTest {
    private static final Logger LOG = LoggerFactory.getLogger(HostileSpecTest.class);
    private static final int ROOM = 1024 * 1024 - 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SAMPLE = 60;
    private static final List<String> PIECES = List.of(
            "[",
            "[[],",
            "{",
            "{a: b,",
            "- ",
            "- a\n",
            "? ",
            "? a\n: b\n",
            "a: ",
            "a: b\n",
            "a: |\n  x\n",
            "a",
            "a ",
            "a\n",
            "!",
            "!!x ",
            "&a ",
            "*a ",
            "<<: ",
            "'",
            "\"",
            "\n",
            "\r\n",
            " ",
            "\t",
            "#",
            "# x\n",
            "%",
            "@",
            "`",
            "|\n",
            "\\",
            "\"\\",
            "${",
            "${env:A}",
            "${env:${",
            "{{",
            "{{x}}",
            "{{window}} ",
            "-- {{window}}\n",
            "--- \n",
            "...\n",
            ",",
            ":",
            ": ",
            "(",
            ")",
            "/*",
            "--",
            "$$",
            "$a$",
            ";",
            "1+",
            "a.b.",
            "upper(",
            "a ? b : ",
            "a && ",
            "a[",
            "1,",
            "x => ",
            "~/",
            "E'",
            "SELECT ",
            "UNION ",
            "9",
            "\0",
            "é",
            "😀",
            "\ufeff",
            "\u2028");

    @RegisterExtension
    final Workshop workshop = new Workshop();

    /** Where the pieces go. */
    enum Place {
        EVERYWHERE {
            @Override
            String spec(String pieces) {
                return pieces;
            }
        },
        BEHIND_A_SPEC {
            @Override
            String spec(String pieces) {
                return Shop.SPEC + pieces;
            }
        },
        QUERY {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace(
                        "SELECT id, name, credit, updated_at FROM customer", "SELECT " + quoted(pieces));
            }
        },
        NAME {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace("entity: customers", "entity: \"" + quoted(pieces) + '"');
            }
        },
        TABLE {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace("dim_customer", '"' + quoted(pieces) + '"');
            }
        },
        EXPRESSION {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace("limite: credit", "limite: { expression: \"" + quoted(pieces) + "\" }");
            }
        },
        TRANSFORM {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace("[trim]", "[\"" + quoted(pieces) + "\"]");
            }
        },
        LIST {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace("[trim]", '[' + pieces + ']');
            }
        },
        MAPPING {
            @Override
            String spec(String pieces) {
                return Shop.SPEC.replace("  limite: credit\n", "  limite: credit\n  " + pieces);
            }
        };

        abstract String spec(String pieces);

        private static String quoted(String pieces) {
            return pieces.replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r")
                    .replace("\t", "\\t");
        }
    }

    /** What differs from piece to piece. */
    enum Many {
        KEYS("batch_size: 1\n", "k%d: v\n"),
        COLUMNS("  limite: credit\n", "  c%d: { from: c%1$d, transform: [uper] }\n"),
        DEPENDENCIES("depends_on: [", "e%d, "),
        TESTS("tests:\n", "  - { name: t%d, given: [{ id: 1 }], expect: [{ customer_id: 1 }] }\n");

        private final String before;
        private final String piece;

        Many(String before, String piece) {
            this.before = before;
            this.piece = piece;
        }

        String spec() {
            StringBuilder pieces = new StringBuilder(before);
            for (int n = 0; pieces.length() < ROOM - Shop.SPEC.length(); n++) {
                pieces.append(piece.formatted(n));
            }
            return Shop.SPEC.contains(before)
                    ? Shop.SPEC.replace(before, pieces)
                    : Shop.SPEC + pieces + (before.endsWith("[") ? "]\n" : "");
        }
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
    }

    @Test
    void aPieceAgainAndAgainIsToldAtOnce() {
        record Case(Place place, String piece) {}
        List<Case> cases = new ArrayList<>();
        for (Place place : Place.values()) {
            PIECES.forEach(piece -> cases.add(new Case(place, piece)));
        }
        long seed = Long.getLong("hostile.seed", System.nanoTime());
        Collections.shuffle(cases, new Random(seed));
        int sample = Boolean.getBoolean("faults.all") ? cases.size() : SAMPLE;
        LOG.info("{} of {} files, hostile.seed {}", sample, cases.size(), seed);
        // The first two took a minute, the third ten seconds.
        Stream.concat(
                        Stream.of(
                                new Case(Place.QUERY, "["),
                                new Case(Place.QUERY, "-- {{window}}\n"),
                                new Case(Place.BEHIND_A_SPEC, "a")),
                        cases.stream().limit(sample))
                .forEach(some -> isToldAtOnce(some.toString(), some.place().spec(filled(some.piece()))));
    }

    @ParameterizedTest
    @EnumSource
    void muchOfOneKindIsToldAtOnce(Many many) {
        isToldAtOnce(many.name(), many.spec());
    }

    @Test
    void aLongTextInAQueryIsNoProblem() {
        String text = "''x".repeat(20_000);
        workshop.spec(Shop.SPEC.replace("SELECT id, name,", "SELECT id, '" + text + "' AS name,"));
        assertThat(workshop.validate(false)).isEmpty();
    }

    private static String filled(String piece) {
        int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
        // Quotes and backslashes are escaped in quotes.
        return piece.repeat((ROOM - Shop.SPEC.length()) / (bytes + (bytes == 1 ? 1 : 2)));
    }

    private void isToldAtOnce(String what, String text) {
        workshop.file("customers.yaml", text);
        List<String> problems = assertTimeoutPreemptively(PATIENCE, () -> workshop.validate(false), what);
        assertThat(problems).as(what).hasSizeLessThanOrEqualTo(101);
        assertThat(problems).as(what).allMatch(problem -> problem.length() < 40_000);
    }
}
