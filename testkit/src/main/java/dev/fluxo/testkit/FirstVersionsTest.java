package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first load of a history whose source has one row for each key, as its catalog vouches: straight, without a stage. */
@OnEveryDatabase
class FirstVersionsTest {
    @RegisterExtension
    final Workshop workshop;

    FirstVersionsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private void open(String key, String flag, String history) {
        workshop.source()
                .execute("CREATE TABLE item (code VARCHAR(10) PRIMARY KEY, name VARCHAR(20), seen TIMESTAMP NOT NULL)");
        workshop.warehouse()
                .execute("CREATE TABLE dim (sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code " + key
                        + " NOT NULL, name VARCHAR(20), de TIMESTAMP NOT NULL, ate TIMESTAMP, atual " + flag
                        + ", UNIQUE (code, de))");
        workshop.spec("""
                entity: items
                source: { connection: src, table: item }
                watermark: { columns: [seen, code] }
                columns: { code: code, name: name }
                target:
                  connection: dw
                  table: dim
                  keys: [code]
                  strategy: type2
                  history: { valid_from: de, valid_to: ate, current: atual%s }
                """.formatted(history));
    }

    /** Nothing tells them from those that came by a stage: the next states find them. */
    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, ''",
        "INT, ', begin: 2020-01-01'",
        "VARCHAR(1), ', open_end: 9999-12-31'",
        "BOOLEAN, ', begin: 2025-01-03, open_end: 9999-12-31'",
        "BOOLEAN, ', versions: all'"
    })
    void eachKeyHasAVersionThatIsValid(String flag, String history) {
        open("VARCHAR(10)", flag, history);
        workshop.source()
                .execute(
                        "INSERT INTO item VALUES ('a', 'one', TIMESTAMP '2025-01-02 00:00:00'),"
                                + " ('b', NULL, TIMESTAMP '2025-01-03 00:00:00'), ('c', 'three', TIMESTAMP '2025-01-04 00:00:00')");
        Run first = workshop.run();
        assertThat(first.problems()).isEmpty();
        assertThat(first.counts("items")).isEqualTo("read 3, inserted 3");
        String yes = flag.equals("BOOLEAN") ? "TRUE" : flag.equals("INT") ? "1" : "Y";
        String end = history.contains("open_end") ? "9999-12-31 00:00" : "null";
        String begin = history.contains("2020") ? "2020-01-01 00:00" : null;
        boolean cut = history.contains("2025-01-03");
        assertThat(workshop.warehouse().rows("SELECT code, name, de, ate, atual FROM dim ORDER BY code"))
                .isEqualTo(List.of(
                        "a | one | " + (begin == null ? "2025-01-02 00:00" : begin) + " | " + end + " | " + yes,
                        "b | null | " + (begin == null ? "2025-01-03 00:00" : begin) + " | " + end + " | " + yes,
                        "c | three | " + (begin != null ? begin : cut ? "2025-01-03 00:00" : "2025-01-04 00:00") + " | "
                                + end + " | " + yes));

        workshop.source()
                .execute("UPDATE item SET name = 'new', seen = TIMESTAMP '2025-02-01 00:00:00' WHERE code = 'b'");
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.entity("items").counts().versioned()).isEqualTo(1);
        assertThat(workshop.warehouse().rows("SELECT name, de, ate FROM dim WHERE code = 'b' ORDER BY de"))
                .containsExactly(
                        "null | " + (begin == null ? "2025-01-03 00:00" : begin) + " | 2025-02-01 00:00",
                        "new | 2025-02-01 00:00 | " + end);
    }

    /** Two keys of the source are one of the target: their states follow each other. */
    @Needs(Capability.LOOSE_INDEXES)
    @Test
    void keysThatTheTargetCallsEqualAreVersionsOfOne() {
        keysThatAreEqual();
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("items")).contains("read 3");
        assertThat(workshop.warehouse().rows("SELECT name, de, ate, atual FROM dim ORDER BY de"))
                .containsExactly(
                        "one | 2025-01-02 00:00 | 2025-01-03 00:00 | FALSE",
                        "two | 2025-01-03 00:00 | null | TRUE",
                        "x | 2025-01-04 00:00 | null | TRUE");
    }

    /** Nothing would keep two versions of one date apart. */
    @Without(Capability.LOOSE_INDEXES)
    @Test
    void keysThatTheTargetCallsEqualAreRefused() {
        keysThatAreEqual();
        oneSays(workshop.run().problems(), "FLX-2031", "no unique index");
        assertThat(workshop.warehouse().rows("SELECT name FROM dim")).isEmpty();
    }

    private void keysThatAreEqual() {
        open("VARCHAR_IGNORECASE(10)", "BOOLEAN", "");
        workshop.source()
                .execute(
                        "INSERT INTO item VALUES ('a', 'one', TIMESTAMP '2025-01-02 00:00:00'),"
                                + " ('A', 'two', TIMESTAMP '2025-01-03 00:00:00'), ('b', 'x', TIMESTAMP '2025-01-04 00:00:00')");
    }
}
