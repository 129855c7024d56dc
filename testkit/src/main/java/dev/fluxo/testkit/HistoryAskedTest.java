package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ExplanationText;
import dev.fluxo.engine.result.Explanation;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Change;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of versions, and what becomes of states that do not arrive as they should. */
@OnEveryDatabase
class HistoryAskedTest {
    @RegisterExtension
    final Workshop workshop;

    private final Versions versions;

    HistoryAskedTest(Backend backend) {
        workshop = new Workshop(backend);
        versions = new Versions(workshop);
    }

    private Explanation why(String key) {
        try (Engine engine = workshop.engine()) {
            return engine.why("customers", key);
        }
    }

    @Test
    void whyTellsOfAllVersions() {
        versions.open("");
        versions.state(1, 1, "a", "e", 1);
        assertThat(why("1").verdict()).isEqualTo("it waits: the next run inserts it");
        versions.state(2, 1, "b", "e", 2);
        workshop.run();
        assertThat(why("1").verdict()).isEqualTo("it is in the target as the source has it");
        versions.state(3, 1, "b", "e", 3);
        assertThat(why("1").verdict()).isEqualTo("it is in the target as the source has it");
        versions.state(4, 1, "c", "e", 4);
        Explanation why = why("1");
        assertThat(why.verdict()).isEqualTo("it waits: the next run makes a version of it");
        assertThat(why.versions()).hasSize(2);
        assertThat(why.target().get(1).value()).isEqualTo("b");
        String text = ExplanationText.render(why, Wording.neutral());
        assertThat(text).contains("  versions: 2\n");
        assertThat(text.lines().filter(line -> line.toLowerCase(Locale.ROOT).contains("nome='a'")))
                .hasSize(1);
    }

    @Test
    void effectsShowWhatAVersionHasOtherwise() {
        versions.open("");
        versions.state(1, 1, "a", "e", 1);
        workshop.run();
        versions.state(2, 1, "b", "e", 2);
        versions.state(3, 1, "c", "e", 3);
        versions.state(4, 2, "x", "e", 3);
        versions.state(5, 2, "x", "e", 4);
        try (Engine engine = workshop.engine()) {
            Forecast.Effects effects = Objects.requireNonNull(
                    engine.planWithEffects(Selection.ALL).get(0).effects());
            assertThat(List.of(
                            effects.counts().read(),
                            effects.counts().inserted(),
                            effects.counts().versioned(),
                            effects.counts().unchanged()))
                    .containsExactly(4L, 1L, 2L, 1L);
            Change change = effects.changes().get(0);
            assertThat(change.key()).isEqualTo("customer_id=1");
            assertThat(change.cells()).extracting(Forecast.Cell::column).containsExactly("nome", "valido_de");
        }
        assertThat(versions.all()).containsExactly("1 | a | 1 | null | now");
    }

    /** States that only the database refuses are found among the others of their key. */
    @Test
    void aStateThatIsRefusedIsLeftOutOfTheHistory() {
        versions.open("");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT good CHECK (nome <> 'bad')");
        versions.spec("", "on_error: reject\n");
        for (int day = 1; day <= 9; day++) {
            versions.state(day, 1, day % 3 == 0 ? "bad" : day % 3 == 1 ? "a" : "b", "e", day);
            versions.state(10 + day, 2, "x", "e", day);
        }
        assertThat(workshop.run().counts("customers"))
                .isEqualTo("read 18, inserted 2, versioned 5, unchanged 8, rejected 3");
        assertThat(versions.all())
                .containsExactly(
                        "1 | a | 1 | 2 | was",
                        "1 | b | 2 | 4 | was",
                        "1 | a | 4 | 5 | was",
                        "1 | b | 5 | 7 | was",
                        "1 | a | 7 | 8 | was",
                        "1 | b | 8 | null | now",
                        "2 | x | 1 | null | now");
    }

    /** Each rejected state is found again by its place in the log, and takes its own in the history. */
    @Test
    void aStateThatWasRejectedTakesItsPlaceAfterwards() {
        versions.open("versions: all");
        workshop.spec(Versions.text("versions: all").replace("[trim]", "[trim], check: \"nome != 'bad'\"")
                + "on_error: reject\n");
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 1, "bad", "e", 2);
        versions.state(3, 1, "c", "e", 3);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 1, versioned 1, rejected 1");
        workshop.source().execute("UPDATE state SET name = 'b' WHERE seq = 2");
        try (Engine engine = workshop.engine()) {
            assertThat(Run.audited(engine.retryRejects(Selection.ALL), workshop.warehouse())
                            .counts("customers"))
                    .isEqualTo("read 1, versioned 1");
        }
        assertThat(versions.all())
                .containsExactly("1 | a | 1 | 2 | was", "1 | b | 2 | 3 | was", "1 | c | 3 | null | now");
    }

    /** A version is valid from the run that first saw it, also of an entity that is read whole. */
    @Test
    void theRunMayDateVersions() {
        versions.open("from: run");
        workshop.spec(Versions.text("from: run").replace("watermark: { columns: [at, seq] }\n", ""));
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "x", "e", 1);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, unchanged 2");
        workshop.source().execute("UPDATE state SET name = 'b' WHERE seq = 1");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, versioned 1, unchanged 1");
        assertThat(workshop.warehouse()
                        .rows("SELECT v.nome, n.nome FROM dim_customer v JOIN dim_customer n"
                                + " ON n.customer_id = v.customer_id AND n.valido_de = v.valido_ate"))
                .containsExactly("a | b");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE valido_ate IS NULL"))
                .isEqualTo(2);
    }

    @Test
    void theDdlOfAHistoryMakesOne() {
        versions.open("");
        workshop.warehouse().execute("DROP TABLE dim_customer");
        try (Engine engine = workshop.engine()) {
            engine.apply(engine.ddl(Selection.ALL));
        }
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 1, "b", "e", 2);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 1, versioned 1");
        assertThat(versions.all()).containsExactly("1 | a | 1 | 2 | was", "1 | b | 2 | null | now");
    }
}
