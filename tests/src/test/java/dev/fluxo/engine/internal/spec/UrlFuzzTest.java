package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.result.JsonText;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import dev.fluxo.engine.spi.UrlRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a connection's URL: it is taken or refused, and no password of it is seen. */
class UrlFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> URLS = List.of(
            "jdbc:h2:mem:dw",
            "jdbc:h2:file:./target/x;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "jdbc:h2:tcp://localhost:9092/~/dw",
            "jdbc:postgresql://localhost:5432/dw?ssl=true&options=-c%20x",
            "jdbc:postgresql://[::1],b:5433/dw",
            "jdbc:sqlserver://localhost\\i:1433;databaseName={d;w};encrypt=true",
            "jdbc:sqlserver://;serverName=x");
    private static final List<String> PIECES = List.of(
            ";",
            "&",
            "?",
            "=",
            "==",
            "{",
            "}",
            "}}",
            "%",
            "%2",
            "%zz",
            "%20",
            "//",
            "@",
            ":",
            "\\",
            "\\;",
            "'",
            "\"",
            " ",
            "\t",
            "\n",
            "\0",
            "é",
            "😀",
            "INIT=",
            "INIT =",
            "RUNSCRIPT",
            "socketFactory=x",
            "loggerFile",
            "PASSWORD=",
            "Trusted",
            "mem:",
            "file:/",
            "tcp:",
            "nio:",
            "zip:",
            "../",
            "~",
            "[",
            "]",
            ",",
            "jdbc:",
            "1e9",
            "-1");

    @Provide
    Arbitrary<String> urls() {
        return Combinators.combine(
                        Arbitraries.of(URLS),
                        Arbitraries.doubles().between(0, 1).list().ofMaxSize(4),
                        Arbitraries.of(PIECES).list().ofSize(4),
                        Arbitraries.integers().between(0, 8))
                .as((url, places, pieces, length) -> {
                    StringBuilder text = new StringBuilder(url);
                    for (int i = 0; i < places.size(); i++) {
                        int at = (int) (places.get(i) * text.length());
                        text.replace(at, Math.min(text.length(), at + length), pieces.get(i));
                    }
                    return text.toString();
                });
    }

    @Property
    void anyUrlIsTakenOrRefused(@ForAll("urls") String url) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (Dialect dialect : ServiceLoader.load(Dialect.class)) {
                UrlRules rules = dialect.urls();
                rules.accepts(url);
                if (rules.accepts(url)) {
                    assertThat(rules.properties(url)).doesNotContainKey(null).doesNotContainValue(null);
                    rules.isEmbedded(url);
                    if (rules.fault(url) == null) {
                        rules.databaseFile(url);
                    }
                }
            }
        });
    }

    /** Found so: the file of a database was asked for, and what is no path was a defect. */
    @Example
    void whatIsNoPathIsAFault() {
        UrlRules rules =
                Objects.requireNonNull(Dialects.forUrl("jdbc:h2:file:./x\0y")).urls();
        assertThat(rules.fault("jdbc:h2:file:./x\0y;MODE=PostgreSQL")).contains("no file", "Nul character");
        assertThat(rules.fault("jdbc:h2:file:./x y")).isNull();
    }

    /** As each database writes it, and as somebody could. */
    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(
                "jdbc:h2:mem:dw;USER=sa;PASSWORD=%s",
                "jdbc:h2:mem:dw;password=%s;MODE=x",
                "jdbc:h2:mem:dw;File_Password=%s",
                "jdbc:postgresql://localhost/dw?user=a&password=%s",
                "jdbc:postgresql://localhost/dw?sslpassword=%s&x=y",
                "jdbc:postgresql://a:%s@localhost/dw",
                "jdbc:sqlserver://localhost;user=a;password=%s",
                "jdbc:sqlserver://localhost;Password={%s};x=y",
                "jdbc:sqlserver://localhost;clientSecret=%s;accessToken=x",
                "jdbc:sqlserver://localhost; pwd = %s",
                "jdbc:mysql://a:%s@localhost/x",
                "jdbc:other:x?Passwd=%s");
    }

    /** Long enough not to be a word of a message, and without what ends a value, which would be another secret. */
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("éß")
                .excludeChars(';', '&', '{', '}', '$', '@', '/', '?')
                .ofMinLength(0)
                .ofMaxLength(12)
                .map(text -> "zQ" + text.strip() + "7x");
    }

    @Property
    void noPasswordIsSeen(
            @ForAll("places") String place, @ForAll("secrets") String inUrl, @ForAll("secrets") String inProperty)
            throws IOException {
        String url = place.formatted(inUrl.replace("%", "%25"));
        String written = inUrl.replace("%", "%25");
        Path folder = Files.createDirectories(Path.of("target/urls"));
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                profiles:
                  test:
                    connections:
                      src: { url: %s, properties: { trustStorePassword: %s } }
                      dw: { url: "jdbc:h2:mem:dw", user: sa, password: %s }
                """.formatted(
                        JsonText.write(url), JsonText.write(inProperty), JsonText.write(inProperty + "b")));
        Files.writeString(folder.resolve("c.yaml"), "entity: c\nsource: { connection: src, table: t }\n");
        Redactor redactor = new Redactor();
        SpecReader.Result result = SpecReader.read(
                new SpecRequest(folder, null, name -> null, name -> null, id -> null, redactor, List.of()));
        String told = result.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        assertThat(redactor.redact(told)).doesNotContain(written, inProperty);
        // What a driver may quote.
        assertThat(redactor.redact("cannot connect to " + url + " by " + Map.of("a", inProperty)))
                .doesNotContain(written, inProperty);
    }
}
