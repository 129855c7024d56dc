package dev.fluxo.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void keepsWhatIsSeen() {
        String seen = "São Paulo 東京 e\u0301 👩\u200d💻 'x' \\ \"y\"";
        assertThat(Printable.line(seen)).isEqualTo(seen);
    }

    @Test
    void showsWhatIsNotSeen() {
        assertThat(Printable.line("\u001b[2J \u0007 \u009b1m \u0000"))
                .isEqualTo("\\u001b[2J \\u0007 \\u009b1m \\u0000");
        assertThat(Printable.line("a\u202eb\u200fc\u061cd\ufeffe")).isEqualTo("a\\u202eb\\u200fc\\u061cd\\ufeffe");
        assertThat(Printable.line("\ud83d \udb40\udc41")).isEqualTo("\\ud83d \\U000e0041");
    }

    @Test
    void isOneLine() {
        assertThat(Printable.line("a\r\nb\tc\u2028d\u0085e")).isEqualTo("a b c\\u2028d\\u0085e");
    }
}
