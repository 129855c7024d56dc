package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passwords stay what they are, and stay unseen. */
class SecretsTest {
    private static final String PASSWORD = "pa${x}ss 'n' \\ öäü";

    @RegisterExtension
    final Workshop workshop = new Workshop();

    @Test
    void aPasswordReachesTheDatabaseAsItIs() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        user(PASSWORD);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
    }

    @Test
    void aRefusedPasswordIsInNoMessage() {
        Shop.open(workshop);
        user("another");

        List<String> problems = workshop.problems();
        oneSays(problems, "FLX-3002", "src");
        assertThat(String.join("\n", problems)).doesNotContain(PASSWORD).doesNotContain("another");
        assertThat(String.join(
                        "\n",
                        workshop.warehouse()
                                .rows("SELECT error_message FROM audit.etl_run_entity"
                                        + " UNION ALL SELECT error_message FROM audit.etl_run")))
                .doesNotContain(PASSWORD);
    }

    @Test
    void whatIsKnownToBeASecretIsMaskedInAnyText() {
        Shop.open(workshop);
        user(PASSWORD);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.redact("it is " + PASSWORD + "!")).isEqualTo("it is ****!");
        }
    }

    @Test
    void credentialsDoNotBelongIntoTheUrl() {
        Shop.open(workshop);
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { url: "%s;USER=sa;PASSWORD=topsecret" }
                      dw: { url: "%s" }
                """.formatted(
                        workshop.source().url(), workshop.warehouse().url()));
        List<String> problems = workshop.validate(false);
        oneSays(problems, "FLX-3011", "src", "password");
        assertThat(String.join("\n", problems)).doesNotContain("topsecret");
    }

    @Test
    void aUrlThatRunsCodeIsRefused() {
        Shop.open(workshop);
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { url: "%s;iNiT=RUNSCRIPT FROM 'evil.sql'" }
                      dw: { url: "%s" }
                """.formatted(
                        workshop.source().url(), workshop.warehouse().url()));
        oneSays(workshop.validate(false), "FLX-3004", "src", "init");
        oneSays(workshop.refusal(), "FLX-3004");
    }

    /** The database expects the one password; the spec gives another, or the same. */
    private void user(String given) {
        workshop.source().execute("CREATE USER reader PASSWORD '%s' ADMIN".formatted(PASSWORD.replace("'", "''")));
        workshop.environment("READER_PASSWORD", given);
        workshop.connections("user: reader, password: \"${env:READER_PASSWORD}\"");
    }
}
