package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.problem.FluxoException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands below observe, by a factory of the tests: {@link dev.fluxo.engine.event.Parrot}. */
class ObserveTest {
    @TempDir
    Path path;

    private SpecFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new SpecFolder(path).write("c.yaml", SpecFolder.ENTITY);
    }

    private void observe(String yaml) {
        folder.write("project.yaml", SpecFolder.PROJECT + "observe: { parrot: { " + yaml + " } }\n");
    }

    private ListenerSettings settings() {
        SpecReader.Result read = folder.read();
        assertThat(read.problems()).isEmpty();
        List<ObserverSpec> observers = Objects.requireNonNull(read.project()).observers();
        assertThat(observers).extracting(ObserverSpec::section).containsExactly("parrot");
        return observers.get(0).settings().get();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "url: 'ftp://x/y'",
                        "project.yaml:7:27 FLX-1006 url: this is no URL that begins with http:// or https:// and a host (such as 'https://chat.example/hooks/abc')"),
                arguments(
                        "url: 'https://me:geheim@x/y'",
                        "project.yaml:7:27 FLX-1006 url: this has a user or a password in its URL: they belong into a header, such as Authorization (such as 'https://chat.example/hooks/abc')"),
                arguments(
                        "url: 'https:///y'",
                        "project.yaml:7:27 FLX-1006 url: this is no URL that begins with http:// or https:// and a host (such as 'https://chat.example/hooks/abc')"),
                arguments(
                        "url: 'http://x', place: 'x y'",
                        "project.yaml:7:46 FLX-1006 place: this is no URL that begins with http:// or https:// and a host (such as 'http://localhost:4318')"),
                arguments(
                        "url: 'http://x', urls: a",
                        "project.yaml:7:39 FLX-1003 unknown key 'urls' (did you mean 'url'?)"),
                arguments("word: a", "project.yaml:7:12 FLX-1004 parrot has no key 'url' (Where to.)"),
                arguments(
                        "url: 'http://x', timeout: 0s",
                        "project.yaml:7:48 FLX-1006 timeout: '0s' is no time at all (write a number and ms, s, m, h or d, such as 30s)"),
                arguments(
                        "url: 'http://x', timeout: 2m", "project.yaml:7:48 FLX-1006 timeout: '2m' is longer than 30s"),
                arguments(
                        "url: 'http://x', on: [faild]",
                        "project.yaml:7:44 FLX-1006 on: 'faild' is not one of failed, partial (did you mean 'failed'?)"),
                arguments(
                        "url: 'http://x', file: a.txt",
                        "project.yaml:7:45 FLX-1006 file: this does not end in .prom (such as ../target/x.prom)"),
                arguments(
                        "url: 'http://x', file: \"a\\0.prom\"",
                        "project.yaml:7:45 FLX-1006 file: this is no path of a file (such as ../target/x.prom)"),
                arguments(
                        "url: 'http://x', key: '${script:1}'",
                        "project.yaml:7:44 FLX-1018 '${script:1}' is no known look-up (known: ${env:NAME}, ${sys:name}, ${project.dir}, ${file:/run/secrets/NAME})"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsToldWhereItStands(String yaml, String expected) {
        observe(yaml);
        assertThat(folder.problems()).containsExactly(expected);
    }

    @Test
    void aSectionThatNobodyTakesNamesTheModuleOrTheNearestName() {
        folder.write(
                "project.yaml",
                SpecFolder.PROJECT + "observe:\n  openlineage: { url: 'http://x' }\n  parot: {}\n  kafka: {}\n");
        assertThat(folder.problems())
                .containsExactly(
                        "project.yaml:8:3 FLX-1130 nobody on the class path listens by 'openlineage' (add dev.fluxo:fluxo-openlineage to the class path)",
                        "project.yaml:9:3 FLX-1130 nobody on the class path listens by 'parot' (did you mean 'parrot'?)",
                        "project.yaml:10:3 FLX-1130 nobody on the class path listens by 'kafka' (known: notify, openlineage, otlp, parrot, prometheus)");
    }

    @Test
    void valuesHaveTheirTypes() throws IOException {
        observe("url: 'https://x/y', file: ../m.prom, on: failed, labels: { team: crm }, word: a");
        ListenerSettings settings = settings();
        assertThat(settings.url("url")).isEqualTo(URI.create("https://x/y"));
        assertThat(settings.file("file"))
                .isEqualTo(path.toRealPath().resolve("../m.prom").normalize());
        assertThat(settings.choices("on")).containsExactly("failed");
        assertThat(settings.texts("labels")).isEqualTo(Map.of("team", "crm"));
        assertThat(settings.text("word")).isEqualTo("a");
        assertThat(settings.duration("timeout")).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.text("key")).isNull();
        assertThat(settings.url("place")).isNull();
    }

    @Test
    void lookUpsAreAskedForWhenSomebodyListens() {
        observe("url: 'https://x/${env:HOOK}', key: '${env:KEY}', place: '${env:PLACE}'");
        assertThat(folder.problems()).isEmpty();
        ObserverSpec spec =
                Objects.requireNonNull(folder.read().project()).observers().get(0);
        FluxoException undefined =
                catchThrowableOfType(FluxoException.class, () -> spec.settings().get());
        assertThat(undefined).hasMessageContainingAll("'HOOK'", "'KEY'", "'PLACE'");

        folder.environment.putAll(Map.of("HOOK", "T0/secret-hook", "KEY", "secret-key", "PLACE", "file:///etc"));
        FluxoException bad =
                catchThrowableOfType(FluxoException.class, () -> spec.settings().get());
        assertThat(bad).hasMessageContaining("FLX-1006 place: this is no URL").hasMessageNotContaining("etc");

        folder.environment.put("PLACE", "http://localhost:1");
        assertThat(settings().url("url")).isEqualTo(URI.create("https://x/T0/secret-hook"));
    }

    @Test
    void secretsAreMaskedEvenWhereTheSectionIsWrong() {
        folder.environment.put("TOKEN", "tok-123");
        observe(
                "url: 'https://chat.example/hooks/abc', key: in-the-open, headers: { Authorization: 'Bearer ${env:TOKEN}' }, wrong: 1");
        folder.read();
        assertThat(folder.redactor.redact(
                        "POST https://chat.example/hooks/abc, /hooks/abc, in-the-open, Bearer tok-123, tok-123"))
                .isEqualTo("POST ****, ****, ****, ****, ****");
    }

    @Test
    void aProfilesSectionStandsInThePlaceOfTheProjects() {
        String profile = "    observe: { parrot: { url: 'http://of-the-profile' } }\n";
        folder.write(
                "project.yaml", SpecFolder.PROJECT + profile + "observe: { parrot: { url: 'http://x', word: a } }\n");
        assertThat(settings().url("url")).isEqualTo(URI.create("http://of-the-profile"));
        assertThat(settings().text("word")).isNull();
    }

    @Test
    void anotherProfilesSectionsAreCheckedAndNotHeard() {
        String other = "  other: { connections: { a: { url: 'jdbc:h2:mem:a' } }, observe: { parrot: { word: a } } }\n";
        folder.write("project.yaml", SpecFolder.PROJECT + other + "profile: test\n");
        assertThat(folder.problems()).containsExactly("project.yaml:7:69 FLX-1004 parrot has no key 'url' (Where to.)");
        folder.write(
                "project.yaml", SpecFolder.PROJECT + other.replace("word: a", "url: 'http://a'") + "profile: test\n");
        assertThat(Objects.requireNonNull(folder.read().project()).observers()).isEmpty();
    }

    @Test
    void theSchemaDescribesEachKeyOfEachSection() {
        assertThat(SpecSchema.project()).contains("\"parrot\"", "Says nothing.", "HTTP headers.", "^(https?://");
    }
}
