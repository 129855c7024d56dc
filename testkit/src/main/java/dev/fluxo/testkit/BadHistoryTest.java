package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories that do not fit their target or their source: found by `validate` online and by a run, before anything is written. */
@OnEveryDatabase
class BadHistoryTest {
    private static final String COLUMNS =
            "customer_id INT NOT NULL, nome VARCHAR(20), email VARCHAR(20), dw_loaded_at TIMESTAMP";
    private static final String KEY = "UNIQUE (customer_id, valido_de)";

    @RegisterExtension
    final Workshop workshop;

    private final Versions versions;

    BadHistoryTest(Backend backend) {
        workshop = new Workshop(backend);
        versions = new Versions(workshop);
    }

    private void target(String columns) {
        workshop.warehouse()
                .execute("DROP TABLE dim_customer; CREATE TABLE dim_customer (" + COLUMNS + ", " + columns + ")");
    }

    private void refused(String code, String... parts) {
        versions.state(1, 1, "a", "e", 1);
        String[] all = new String[parts.length + 2];
        all[0] = "customers.yaml";
        all[1] = code;
        System.arraycopy(parts, 0, all, 2, parts.length);
        oneSays(workshop.validate(true), all);
        oneSays(workshop.problems(), all);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no valid_to | valido_de TIMESTAMP NOT NULL, atual BOOLEAN | FLX-2002 | valido_ate",
                "no flag | valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP | FLX-2002 | atual",
                "a date of text | valido_de VARCHAR(30) NOT NULL, valido_ate TIMESTAMP, atual BOOLEAN | FLX-2030 | dates of versions",
                "fewer digits | valido_de DATE NOT NULL, valido_ate DATE, atual BOOLEAN | FLX-2030 | to the last digit",
                "another end | valido_de TIMESTAMP NOT NULL, valido_ate DATE, atual BOOLEAN | FLX-2030 | give both one type",
                "no end | valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP NOT NULL, atual BOOLEAN | FLX-2030 | open_end: 9999-12-31",
                "a flag of a date | valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP, atual DATE | FLX-2030 | 0 and 1",
            })
    void aColumnThatDoesNotSuitIsNamed(String name, String columns, String code, String what) {
        versions.open("");
        target(columns + ", " + KEY);
        refused(code, what);
    }

    @Test
    void withoutAUniqueIndexOnKeysAndDateThereIsNoHistory() {
        versions.open("");
        target("valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP, atual BOOLEAN");
        refused("FLX-2031", "valid_from", "create unique index");
    }

    @Test
    void aUniqueIndexOnTheKeysAloneLeavesNoRoomForASecondVersion() {
        versions.open("");
        target("valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP, atual BOOLEAN, UNIQUE (customer_id), " + KEY);
        refused("FLX-2031", "second version");
    }

    @Test
    void aSourceColumnThatIsNoTimeDatesNothing() {
        versions.open("versions: all, from: name");
        refused("FLX-2030", "'name'", "dates no version");
    }

    @Test
    void aSourceColumnThatIsNotThereDatesNothing() {
        versions.open("versions: all, from: sen");
        refused("FLX-2003", "sen");
    }

    @Test
    void aStateWithoutADateIsNamedOrRejected() {
        versions.open("versions: all, from: seen");
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "b", "e", 2);
        workshop.source().execute("UPDATE state SET seen = NULL WHERE seq = 2");
        says(workshop.run().problem("customers"), "FLX-4007", "valido_de", "customer_id=2");
        assertThat(versions.all()).isEmpty();
        versions.spec("versions: all, from: seen", "on_error: reject\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 1, rejected 1");
    }

    @Test
    void aStateThatBeginsWhenAllHasEndedIsNamed() {
        versions.open("open_end: 2025-01-05");
        versions.state(1, 1, "a", "e", 4);
        versions.state(2, 1, "b", "e", 5);
        says(workshop.run().problem("customers"), "FLX-4040", "valido_de", "customer_id=1");
        assertThat(versions.all()).isEmpty();
    }
}
