package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that cannot be had: what is wrong is said, and nobody is sent to look at a network that is well. */
class WordsOfServersTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShop() {
        Shop.open(workshop);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "(/src[0-9]+)                 | /nowhere           | FLX-3082 | no database of this name   | the database's name in the URL",
                "(/src[0-9]+)                 | $1?sslmode=require | FLX-3083 | encrypted connection       | sslmode",
                "(user: )\"postgres\"         | $1\"nobody\"        | FLX-3002 | does not let this login in | which logins",
            })
    void itIsSaidWhatIsWrong(String what, String wrong, String code, String words, String hint) {
        String source = workshop.source().yaml().replaceFirst(what, wrong);
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles: { test: { connections: { src: { %s }, dw: { %s } } } }
                """.formatted(source, workshop.warehouse().yaml()));
        assertThat(workshop.problems())
                .singleElement()
                .satisfies(problem -> says(problem, code, words, hint, "'src'"))
                .asString()
                .doesNotContain("network");
    }
}
