package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectReaderTest {
    private static final String TWO_PROFILES = """
            version: 1
            profiles:
              test: { connections: { oltp: { url: "jdbc:h2:mem:a" }, dw: { url: "jdbc:h2:mem:b" } } }
              prod: { connections: { oltp: { url: "jdbc:h2:tcp://${env:OLTP_HOST}/a" }, dw: { url: "jdbc:h2:mem:b" } } }
            """;

    @TempDir
    Path path;

    private SpecFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new SpecFolder(path).write("c.yaml", SpecFolder.ENTITY);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "version: 1",
                        "version: 2",
                        "project.yaml:1:10 FLX-1006 version: version 2 of the language is not known (write 1)"),
                arguments(
                        "version: 1",
                        "version: '1'",
                        "project.yaml:1:10 FLX-1005 version needs a whole number, but this is text ('1') (write 1)"),
                arguments(
                        "version: 1\n",
                        "",
                        "project.yaml:1:1 FLX-1004 project.yaml has no key 'version' (The version of the spec language.)"),
                arguments(
                        "version: 1",
                        "version: 1\nprofil: test",
                        "project.yaml:2:1 FLX-1003 unknown key 'profil' (did you mean 'profile'?)"),
                arguments(
                        "version: 1",
                        "version: 1\nprofile: tests",
                        "project.yaml:2:10 FLX-1017 there is no profile 'tests' (did you mean 'test'?)"),
                arguments(
                        "version: 1",
                        "version: 1\ncontrol: wd",
                        "project.yaml:2:10 FLX-1016 profile 'test' has no connection 'wd' (known: dw, oltp)"),
                arguments(
                        "version: 1",
                        "version: 1\ndefaults: { batch_size: x, keys: [a] }",
                        "project.yaml:2:25 FLX-1005 batch_size needs a whole number, but this is text ('x') (digits, without quotes, separators and leading zeros)|project.yaml:2:28 FLX-1003 unknown key 'keys' (known: batch_size, commit, max_rejects, on_error, source, target, watermark)"),
                arguments(
                        "{ url: \"jdbc:h2:mem:dw\" }",
                        "{ user: sa }",
                        "project.yaml:6:7 FLX-1004 a connection has no key 'url' (The JDBC URL, without user and password.)"),
                arguments(
                        "\"jdbc:h2:mem:dw\"",
                        "\"jdbc:h2:mem:${script:js:1}\"",
                        "project.yaml:6:18 FLX-1018 '${script:js:1}' is no known look-up (known: ${env:NAME}, ${sys:name}, ${project.dir}, ${file:/run/secrets/NAME})"),
                arguments(
                        "\"jdbc:h2:mem:dw\"",
                        "\"jdbc:h2:mem:${env:}\"",
                        "project.yaml:6:18 FLX-1018 '${env:}' is no known look-up (known: ${env:NAME}, ${sys:name}, ${project.dir}, ${file:/run/secrets/NAME})"),
                arguments(
                        "\"jdbc:h2:mem:dw\"",
                        "\"jdbc:h2:mem:${env:X\"",
                        "project.yaml:6:18 FLX-1018 a look-up begins with '${' and does not end (add })"),
                arguments(
                        "mem:dw\" }",
                        "mem:dw\", setup: \"a\\0b\" }",
                        "project.yaml:6:43 FLX-1006 setup: this is no path of a file"),
                arguments(
                        "mem:dw\" }",
                        "mem:dw\", pool: { size: 2 } }",
                        "project.yaml:6:50 FLX-1006 size: 2 is not between 3 and 2147483647"),
                arguments(
                        "mem:dw\" }",
                        "mem:dw\", timeouts: { lock: 60d } }",
                        "project.yaml:6:54 FLX-1006 lock: '60d' is longer than 24d"),
                arguments(
                        "mem:dw\" }",
                        "mem:dw\", allow_unsafe_url: yes }",
                        "project.yaml:6:54 FLX-1005 allow_unsafe_url needs true or false, but this is text ('yes')"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void isReportedWhereItStands(String right, String wrong, String expected) {
        assertThat(SpecFolder.PROJECT).contains(right);
        folder.write("project.yaml", SpecFolder.PROJECT.replace(right, wrong));
        assertThat(folder.problems()).containsExactly(expected.split("\\|"));
    }

    @Test
    void onlyTheChosenProfilesVariablesAreNeeded() {
        folder.write("project.yaml", TWO_PROFILES + "profile: test\n");
        assertThat(folder.problems()).isEmpty();
        folder.profile = "prod";
        assertThat(folder.problems()).isEmpty();
        assertThat(refusal("oltp"))
                .containsExactly(
                        "project.yaml:4:39 FLX-1018 environment variable 'OLTP_HOST' is not defined (set it, or"
                                + " choose another profile)");
        folder.environment.put("OLTP_HOST", "db1");
        assertThat(connection("oltp").url()).isEqualTo("jdbc:h2:tcp://db1/a");
    }

    @Test
    void everyThingThatIsNotDefinedIsToldAtOnceWhenAConnectionIsOpened() {
        folder.write(
                "project.yaml",
                SpecFolder.PROJECT.replace(
                        "{ url: \"jdbc:h2:mem:dw\" }",
                        "{ url: \"jdbc:h2:mem:${env:X}\", user: \"${sys:x.y}\", server_id: prod }"));
        assertThat(folder.problems()).isEmpty();
        assertThat(refusal("dw"))
                .containsExactly(
                        "project.yaml:6:18 FLX-1018 environment variable 'X' is not defined (set it, or choose another profile)",
                        "project.yaml:6:48 FLX-1018 system property 'x.y' is not defined (set it, or choose another profile)",
                        "project.yaml:6:73 FLX-1026 nobody knows the login of the server 'prod' (correct the name, or write user and password)");
        assertThat(connection(folder.read(), "oltp").get().name()).isEqualTo("oltp");
    }

    @Test
    void whatIsNotDefinedIsNoSecret() {
        folder.write(
                "project.yaml",
                SpecFolder.PROJECT.replace(
                        "{ url: \"jdbc:h2:mem:dw\" }",
                        "{ url: \"jdbc:h2:mem:dw;PASSWORD=${env:X}\", password: \"${env:Y}\" }"));
        ConnectionSettings written = connection(folder.read(), "dw").written();
        assertThat(folder.redactor.redact(written.url())).isEqualTo(written.url());
    }

    @Test
    void aLookUpThatNoEnvironmentDefinesIsWrongInEveryProfile() {
        folder.write("project.yaml", TWO_PROFILES.replace("${env:OLTP_HOST}", "${dns:x}") + "profile: test\n");
        assertThat(folder.problems()).singleElement().asString().contains("project.yaml:4:39 FLX-1018 '${dns:x}'");
    }

    @Test
    void aProfileMustBeChosenWhereThereAreTwo() {
        folder.write("project.yaml", TWO_PROFILES);
        assertThat(folder.problems())
                .containsExactly("project.yaml:2:1 FLX-1017 no profile is chosen (write profile: in project.yaml or use"
                        + " profile; known: prod, test)");
        folder.profile = "staging";
        assertThat(folder.problems()).containsExactly("FLX-1017 there is no profile 'staging' (known: prod, test)");
    }

    @Test
    void controlMustBeNamedWhereThereAreTwoTargets() {
        folder.write(
                "d.yaml", SpecFolder.ENTITY.replace("customers", "d").replace("connection: dw", "connection: oltp"));
        assertThat(folder.problems())
                .containsExactly(
                        "project.yaml:1:1 FLX-1004 the entities have several targets, and project.yaml does not"
                                + " say which holds ctl and audit (write control: with one of dw, oltp)");
        assertThat(folder.read().entities()).hasSize(2);
    }

    @Test
    void readsAConnectionWhole() throws IOException {
        folder.environment.put("PW", "pa${env:PW}ss");
        folder.systemProperties.put("user", "ana");
        folder.write("project.yaml", SpecFolder.PROJECT.replace("{ url: \"jdbc:h2:mem:dw\" }", """
                {
                        url: "jdbc:h2:file:${project.dir}/x", user: "${sys:user}", password: "${env:PW}",
                        properties: { application: 7 }, pool: { size: 4 }, setup: ../sql/a.sql, allow_unsafe_url: true,
                        timeouts: { connect: 500ms, socket: 0s, statement: 2h, lock: 5m } }"""));
        ConnectionSettings dw = connection("dw");
        String real = path.toRealPath().toString();
        assertThat(dw.url()).isEqualTo("jdbc:h2:file:" + real + "/x");
        assertThat(dw.user()).isEqualTo("ana");
        assertThat(Objects.requireNonNull(dw.password()).reveal()).isEqualTo("pa${env:PW}ss");
        assertThat(dw.properties()).containsEntry("application", "7");
        assertThat(dw.poolSize()).isEqualTo(4);
        assertThat(dw.setup()).isEqualTo(Path.of(real).resolveSibling("sql/a.sql"));
        assertThat(dw.allowUnsafeUrl()).isTrue();
        assertThat(dw.timeouts())
                .isEqualTo(new ConnectionSettings.Timeouts(
                        Duration.ofMillis(500), Duration.ZERO, Duration.ofHours(2), Duration.ofMinutes(5)));
        assertThat(dw.toString()).doesNotContain("pa$");
        assertThat(folder.redactor.redact("login with pa${env:PW}ss failed")).isEqualTo("login with **** failed");
    }

    @Test
    void aLoginComesFromTheServersAndIsMasked() {
        folder.servers.put("prod-dw", new SpecRequest.Credentials("loader", new Secret("s3cret")));
        folder.environment.put("STAGE", "prod");
        folder.write(
                "project.yaml", SpecFolder.PROJECT.replace("mem:dw\"", "mem:dw\", server_id: \"${env:STAGE}-dw\""));
        ConnectionSettings dw = connection("dw");
        assertThat(dw.user()).isEqualTo("loader");
        assertThat(dw.password()).isEqualTo(new Secret("s3cret"));
        assertThat(folder.redactor.redact("loader / s3cret")).isEqualTo("**** / ****");
    }

    @Test
    void aShortUserIsNotMaskedForItWouldGarbleEverything() {
        folder.servers.put("dw", new SpecRequest.Credentials("dw", new Secret("x1!")));
        folder.write("project.yaml", SpecFolder.PROJECT.replace("mem:dw\"", "mem:dw\", server_id: dw"));
        connection("dw");
        assertThat(folder.redactor.redact("dw: x1!")).isEqualTo("dw: ****");
    }

    @Test
    void aServerThatCannotBeDecryptedIsAProblemLikeAnyOther() {
        folder.write("project.yaml", SpecFolder.PROJECT.replace("mem:dw\"", "mem:dw\", server_id: dw"));
        SpecReader.Result result = SpecReader.read(new SpecRequest(
                path,
                null,
                name -> null,
                name -> null,
                id -> {
                    throw FluxoException.of(Code.SPEC_UNDECRYPTED, "the password of server 'dw' cannot be read", null);
                },
                folder.redactor,
                SpecFolder.TRANSFORMS));
        assertThat(result.problems()).isEmpty();
        assertThat(refusal(result, "dw"))
                .containsExactly("project.yaml:6:47 FLX-1027 the password of server 'dw' cannot be read");
    }

    @ParameterizedTest
    @MethodSource("urls")
    void aSecretInsideAUrlIsMasked(String url, String masked) {
        folder.write("project.yaml", SpecFolder.PROJECT.replace("\"jdbc:h2:mem:dw\"", "\"" + url + "\""));
        folder.read();
        assertThat(folder.redactor.redact(url)).isEqualTo(masked);
    }

    static Stream<Arguments> urls() {
        return Stream.of(
                arguments(
                        "jdbc:sqlserver://h;databaseName=d;password={a;b};x=1",
                        "jdbc:sqlserver://h;databaseName=d;password={****};x=1"),
                arguments("jdbc:h2:mem:x;PASSWORD=hush", "jdbc:h2:mem:x;PASSWORD=****"),
                arguments(
                        "jdbc:postgresql://h/d?user=a&password=hush&ssl=true",
                        "jdbc:postgresql://h/d?user=a&password=****&ssl=true"),
                arguments("jdbc:postgresql://ana:hush@h/d", "jdbc:postgresql://ana:****@h/d"),
                arguments("jdbc:h2:mem:x;MODE=MSSQLServer", "jdbc:h2:mem:x;MODE=MSSQLServer"));
    }

    @Test
    void aConnectionWithAnErrorIsLeftOutButKnown() {
        folder.write("project.yaml", SpecFolder.PROJECT.replace("\"jdbc:h2:mem:dw\"", "\"${dns:X}\""));
        assertThat(folder.problems()).hasSize(1);
        assertThat(Objects.requireNonNull(folder.read().project()).connections())
                .containsOnlyKeys("oltp");
    }

    /** As it is opened. */
    private ConnectionSettings connection(String name) {
        SpecReader.Result result = folder.read();
        assertThat(result.problems()).isEmpty();
        return connection(result, name).get();
    }

    private static ConnectionSpec connection(SpecReader.Result result, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(result.project()).connections().get(name));
    }

    /** Why it cannot be opened. */
    private List<String> refusal(String name) {
        return refusal(folder.read(), name);
    }

    private static List<String> refusal(SpecReader.Result result, String name) {
        FluxoException refused = catchThrowableOfType(
                FluxoException.class, () -> connection(result, name).get());
        return refused.problems().stream().map(Problem::toString).toList();
    }
}
