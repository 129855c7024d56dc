package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that keeps the versions of each key. */
@OnEveryDatabase
class HistoryTest {
    @RegisterExtension
    final Workshop workshop;

    private final Versions versions;

    HistoryTest(Backend backend) {
        workshop = new Workshop(backend);
        versions = new Versions(workshop);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch_size: 100",
                "batch_size: 1",
                "batch_size: 2\ncommit: batch",
                "batch_size: 100\ncommit: batch"
            })
    void statesThatDifferMakeVersions(String options) {
        versions.open("");
        versions.spec("", options + "\n");
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "x", "e", 1);
        versions.state(3, 1, " a ", "e", 2);
        versions.state(4, 1, "b", "e", 3);
        versions.state(5, 2, null, "e", 4);
        versions.state(6, 1, "a", "e", 5);

        assertThat(workshop.run().counts("customers")).isEqualTo("read 6, inserted 2, versioned 3, unchanged 1");
        assertThat(versions.all())
                .containsExactly(
                        "1 | a | 1 | 3 | was",
                        "1 | b | 3 | 5 | was",
                        "1 | a | 5 | null | now",
                        "2 | x | 1 | 4 | was",
                        "2 | null | 4 | null | now");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void aVersionKeepsItsSurrogateKey() {
        versions.open("");
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "x", "e", 1);
        workshop.run();
        String keys = "SELECT customer_id, sk FROM dim_customer WHERE valido_de = " + Versions.day(1) + " ORDER BY 1";
        var before = workshop.warehouse().rows(keys);
        versions.state(3, 1, "b", "e", 3);
        versions.state(4, 2, "x", "f", 3);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, versioned 2");
        assertThat(workshop.warehouse().rows(keys)).isEqualTo(before);
        assertThat(workshop.warehouse().number("SELECT COUNT(DISTINCT sk) FROM dim_customer"))
                .isEqualTo(4);
    }

    /** Of two states with one date the later takes the place, in a batch and across batches. */
    @ParameterizedTest
    @ValueSource(strings = {"", "versions: all"})
    void ofTwoStatesWithOneDateTheLaterTakesThePlace(String more) {
        versions.open(more);
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 1, "b", "e", 2);
        versions.state(3, 1, "c", "e", 2);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 1, versioned 1, superseded 1");
        versions.state(4, 1, "d", "e", 2);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, updated 1");
        assertThat(versions.all()).containsExactly("1 | a | 1 | 2 | was", "1 | d | 2 | null | now");
    }

    /** Each state is a version, and a late one splits the version that it falls into. */
    @Test
    void aLateStateSplitsAVersion() {
        versions.open("versions: all, from: seen");
        versions.state(1, 1, "a", "e", 1, 10);
        versions.state(2, 1, "b", "e", 2, 20);
        versions.state(3, 1, "b", "e", 3, 15);
        versions.state(4, 1, "z", "e", 4, 5);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4, inserted 1, versioned 3");
        versions.state(5, 1, "c", "e", 5, 12);
        versions.state(6, 1, "d", "e", 6, 17);
        versions.state(7, 1, "y", "e", 7, 2);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, versioned 3");
        assertThat(versions.all())
                .containsExactly(
                        "1 | y | 2 | 5 | was",
                        "1 | z | 5 | 10 | was",
                        "1 | a | 10 | 12 | was",
                        "1 | c | 12 | 15 | was",
                        "1 | b | 15 | 17 | was",
                        "1 | d | 17 | 20 | was",
                        "1 | b | 20 | null | now");
    }

    /** The values of the latest state stand in all versions, also where it makes none. */
    @Test
    void columnsThatOverwriteMakeNoVersion() {
        versions.open("overwrite: [email]");
        versions.state(1, 1, "a", "e1", 1);
        versions.state(2, 1, "b", "e2", 2);
        versions.state(3, 1, "c", "e1", 3);
        versions.state(4, 2, "x", "f1", 3);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4, inserted 2, versioned 2");
        assertThat(versions.shown("email"))
                .containsExactly(
                        "1 | e1 | 1 | 2 | was",
                        "1 | e1 | 2 | 3 | was",
                        "1 | e1 | 3 | null | now",
                        "2 | f1 | 3 | null | now");

        versions.state(5, 1, "c", "e5", 4);
        versions.state(6, 2, "x", "f1", 4);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, updated 1, unchanged 1");
        assertThat(versions.shown("email"))
                .containsExactly(
                        "1 | e5 | 1 | 2 | was",
                        "1 | e5 | 2 | 3 | was",
                        "1 | e5 | 3 | null | now",
                        "2 | f1 | 3 | null | now");
    }

    @Test
    void aLateStateOverwritesNothing() {
        versions.open("versions: all, from: seen, overwrite: [email]");
        versions.state(1, 1, "a", "e1", 1, 10);
        versions.state(2, 1, "b", "e2", 2, 20);
        workshop.run();
        versions.state(3, 1, "c", "e3", 3, 15);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, versioned 1");
        assertThat(versions.shown("CONCAT(nome, email)"))
                .containsExactly("1 | ae2 | 10 | 15 | was", "1 | ce2 | 15 | 20 | was", "1 | be2 | 20 | null | now");
    }

    /** After a gap that a deletion left, a version begins anew, even where nothing else has changed. */
    @Test
    void whatWasDeletedComesBackAsANewVersion() {
        versions.open("");
        versions.state(1, 1, "a", "e", 1);
        workshop.run();
        workshop.warehouse().execute("UPDATE dim_customer SET valido_ate = " + Versions.day(3) + ", atual = FALSE");
        versions.state(2, 1, "a", "e", 5);
        versions.state(3, 1, "a", "e", 6);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, versioned 1, unchanged 1");
        assertThat(versions.all()).containsExactly("1 | a | 1 | 3 | was", "1 | a | 5 | null | now");
    }

    @Test
    void theEndThatIsOpenMayBeADate() {
        versions.tables("DATE", "DATE", "CHAR(1)");
        versions.spec("open_end: 9999-12-31, begin: 1900-01-01", "");
        workshop.source().execute("""
                        INSERT INTO state VALUES (1, 1, 'a', 'e', DATE '2025-01-02', NULL);
                        INSERT INTO state VALUES (2, 1, 'b', 'e', DATE '2025-01-03', NULL)""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 1, versioned 1");
        workshop.source().execute("INSERT INTO state VALUES (3, 1, 'c', 'e', DATE '2025-01-04', NULL)");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, versioned 1");
        assertThat(workshop.warehouse()
                        .rows("SELECT nome, valido_de, valido_ate, atual FROM dim_customer ORDER BY valido_de"))
                .containsExactly(
                        "a | 1900-01-01 | 2025-01-03 | N",
                        "b | 2025-01-03 | 2025-01-04 | N",
                        "c | 2025-01-04 | 9999-12-31 | Y");
    }
}
