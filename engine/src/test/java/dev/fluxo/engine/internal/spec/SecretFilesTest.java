package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ${file:…}}: one line, from folders that the operator allows, masked, and nothing else. */
class SecretFilesTest {
    @TempDir
    Path home;

    private Path secrets;

    @BeforeEach
    void aFolderOfSecrets() throws IOException {
        home = home.toRealPath();
        secrets = Files.createDirectories(home.resolve("secrets"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(secrets.resolve(name), text);
    }

    private String read(Path file) {
        return new SecretFiles(
                        Map.of("ETL_SECRETS", home.resolve("nowhere") + java.io.File.pathSeparator + secrets)::get)
                .read(file.toString());
    }

    private String refusal(Path file) {
        return String.valueOf(Objects.requireNonNull(catchThrowableOfType(FluxoException.class, () -> read(file)))
                .getMessage());
    }

    @Test
    void aFileIsOneLine() throws IOException {
        assertThat(read(file("a", "pa ss"))).isEqualTo("pa ss");
        assertThat(read(file("b", "päss\n"))).isEqualTo("päss");
        assertThat(read(file("c", " x \r\n"))).isEqualTo(" x ");
        assertThat(refusal(file("d", "geheim\nx")))
                .contains("FLX-1107", "more than one line")
                .doesNotContain("geheim");
        assertThat(refusal(file("e", "geheim\n\n"))).contains("more than one line");
        assertThat(refusal(file("f", "\n"))).contains("is empty");
        assertThat(refusal(file("g", "x".repeat(70_000)))).contains("too large");
        assertThat(refusal(Files.write(secrets.resolve("h"), "é".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("is not UTF-8");
        assertThat(refusal(secrets.resolve("none"))).contains("does not exist", secrets.toString());
        assertThat(refusal(Files.createDirectory(secrets.resolve("folder")))).contains("is no file");
    }

    @Test
    void otherFoldersAreClosed() throws IOException {
        Path other = Files.writeString(home.resolve("other"), "x");
        assertThat(refusal(other)).contains("is in no folder for secrets");
        assertThat(refusal(home.resolve("none"))).contains("is in no folder for secrets");
        assertThat(refusal(secrets.resolve("../other"))).contains("is in no folder for secrets");
        assertThat(refusal(Path.of("secrets/a"))).contains("is no absolute path");
        assertThat(refusal(Files.createSymbolicLink(secrets.resolve("link"), other)))
                .contains("leads out");
        assertThat(refusal(Files.writeString(home.resolve("secrets2"), "x"))).contains("is in no folder");
    }

    /** As Kubernetes mounts them, and as who has moved /run. */
    @Test
    void linksWithinAFolderAreFollowed() throws IOException {
        Files.createDirectories(secrets.resolve("..data_1"));
        file("..data_1/pw", "x");
        Files.createSymbolicLink(secrets.resolve("..data"), secrets.resolve("..data_1"));
        Path link = Files.createSymbolicLink(secrets.resolve("pw"), Path.of("..data", "pw"));
        assertThat(read(link)).isEqualTo("x");

        Path moved = Files.createSymbolicLink(home.resolve("run"), secrets);
        SecretFiles files = new SecretFiles(Map.of("ETL_SECRETS", moved.toString())::get);
        assertThat(files.read(moved.resolve("pw").toString())).isEqualTo("x");
    }

    @Test
    void aServiceHasAFolderOfItsOwn() throws IOException {
        Path file = file("pw", "x\n");
        SecretFiles files = new SecretFiles(Map.of("CREDENTIALS_DIRECTORY", secrets.toString())::get);
        assertThat(files.read(file.toString())).isEqualTo("x");
        assertThat(catchThrowableOfType(
                        FluxoException.class, () -> new SecretFiles(name -> null).read(file.toString())))
                .hasMessageContaining("below /run/secrets, or below");
    }

    @Test
    void aConnectionIsReadWithItsSecretMasked() throws IOException {
        SpecFolder folder = new SpecFolder(home.resolve("pipelines"));
        folder.write("c.yaml", SpecFolder.ENTITY);
        folder.environment.put("ETL_SECRETS", secrets.toString());
        folder.write(
                "project.yaml",
                SpecFolder.PROJECT.replace(
                        "\"jdbc:h2:mem:dw\"",
                        "\"jdbc:h2:mem:dw\", user: \"${file:%1$s/user}\", password: \"${file:%1$s/pw}\""
                                .formatted(secrets)));
        // Neither is needed, nor looked for, before the connection is opened.
        assertThat(folder.problems()).isEmpty();
        ConnectionSpec connection = Objects.requireNonNull(
                Objects.requireNonNull(folder.read().project()).connections().get("dw"));
        assertThat(catchThrowableOfType(FluxoException.class, connection::get))
                .hasMessageContaining("project.yaml:6:42 FLX-1107 file '" + secrets + "/user' does not exist")
                .hasMessageContaining("/pw' does not exist");

        file("user", "etl_writer\n");
        file("pw", "s3cr3t-of-file\n");
        assertThat(connection.get().user()).isEqualTo("etl_writer");
        assertThat(Objects.requireNonNull(connection.get().password()).reveal()).isEqualTo("s3cr3t-of-file");
        assertThat(folder.redactor.redact("etl_writer s3cr3t-of-file")).isEqualTo(Redactor.MASK + " " + Redactor.MASK);
    }

    @Test
    void anEntityLooksUpNoSecret() {
        SpecFolder folder = new SpecFolder(home.resolve("pipelines"));
        folder.write("c.yaml", SpecFolder.ENTITY.replace("core.customers", "\"${file:/run/secrets/x}\""));
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("FLX-1018 '${file:/run/secrets/x}' is no known look-up", "in project.yaml alone");
    }
}
