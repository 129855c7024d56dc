package dev.fluxo.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactorTest {
    private final Redactor redactor = new Redactor();

    @Test
    void masksASecretWhereverItStands() {
        redactor.add("s3cret");
        assertThat(redactor.redact("a s3cret, urls3cret2")).isEqualTo("a ****, url****2");
    }

    @Test
    void leavesNoPartOfALongerSecret() {
        redactor.add("pass");
        redactor.add("password1");
        assertThat(redactor.redact("password1 pass")).isEqualTo("**** ****");
    }

    @Test
    void masksAShortSecretAsAWordOnly() {
        redactor.add("x");
        redactor.add("a$");
        assertThat(redactor.redact("'x' exists, x=x, a$ b")).isEqualTo("'****' exists, ****=****, **** b");
    }

    @Test
    void ignoresWhatIsBlank() {
        redactor.add("");
        redactor.add(" ");
        assertThat(redactor.redact("a b")).isEqualTo("a b");
    }
}
