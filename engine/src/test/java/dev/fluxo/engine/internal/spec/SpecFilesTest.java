package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFilesTest {
    @TempDir
    Path temporary;

    private Path path;
    private SpecFolder folder;

    @BeforeEach
    void aFolder() throws IOException {
        path = Files.createDirectory(temporary.toRealPath().resolve("pipelines"));
        folder = new SpecFolder(path).write("c.yaml", SpecFolder.ENTITY);
    }

    @Test
    void hiddenFilesAndOtherFilesAreNoEntities() {
        folder.write(".schema/x.yaml", "[")
                .write(".hidden.yaml", "[")
                .write("catalog.lock.yaml", "[")
                .write("notes.txt", "[");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreTolerated() {
        folder.write("c.yaml", "\ufeff" + SpecFolder.ENTITY.replace("\n", "\r\n"));
        assertThat(folder.entity().at().toString()).isEqualTo("c.yaml:1:9");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedWithTheirPlace() {
        folder.write("c.yaml", (SpecFolder.ENTITY + "description: é São").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(folder.problems())
                .containsExactly("c.yaml:9:14 FLX-1009 the file is not UTF-8 (save it as UTF-8 in the editor)");
        folder.write("c.yaml", SpecFolder.ENTITY.getBytes(StandardCharsets.UTF_16));
        assertThat(folder.problems()).singleElement().asString().startsWith("c.yaml:1:1 FLX-1009");
    }

    @Test
    void aFileMayHaveOneMebibyteAndNotAByteMore() {
        int rest = (1 << 20) - SpecFolder.ENTITY.length();
        folder.write("c.yaml", SpecFolder.ENTITY + "#".repeat(rest));
        assertThat(folder.problems()).isEmpty();
        folder.write("c.yaml", SpecFolder.ENTITY + "#".repeat(rest + 1));
        assertThat(folder.problems()).singleElement().asString().startsWith("c.yaml FLX-1008 the file is larger than");
    }

    @Test
    void aLinkThatLeadsOutsideIsRefused() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret.yaml"), "password: hush");
        Files.createSymbolicLink(path.resolve("link.yaml"), outside.resolve("secret.yaml"));
        Files.createSymbolicLink(path.resolve("more"), outside);
        Files.createSymbolicLink(path.resolve("gone.yaml"), outside.resolve("missing.yaml"));
        assertThat(folder.problems())
                .containsExactly(
                        "gone.yaml FLX-1023 the file cannot be read (check that it exists, and its permissions)",
                        "link.yaml FLX-1023 this is a link that leads out of the pipelines folder (put the file itself"
                                + " here)",
                        "more FLX-1023 this is a link that leads out of the pipelines folder (put the file itself here)");
    }

    @Test
    void aLinkInsideTheFolderAndALinkToTheFolderAreFine() throws IOException {
        folder.write(".data/c.yaml", SpecFolder.ENTITY);
        Files.delete(path.resolve("c.yaml"));
        Files.createSymbolicLink(path.resolve("c.yaml"), path.resolve(".data/c.yaml"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), path);
        assertThat(new SpecFolder(link).entity().name()).isEqualTo("customers");
    }

    @Test
    void aFolderThatLacksSomethingSaysWhat() throws IOException {
        Files.delete(path.resolve("c.yaml"));
        assertThat(folder.problems())
                .containsExactly(
                        "FLX-1011 the pipelines folder " + path + " holds no entity ('new table=…' drafts one; or"
                                + " add a file such as dim_cliente.yaml that begins with 'entity: dim_cliente')");
        Files.move(path.resolve("project.yaml"), path.resolve("project.yml"));
        folder.write("c.yaml", SpecFolder.ENTITY);
        assertThat(folder.problems())
                .containsExactly("project.yaml FLX-1012 the pipelines folder " + path
                        + " has no project.yaml (rename project.yml)");
        Files.delete(path.resolve("project.yml"));
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("FLX-1012", "('create' writes one; or write it with version: 1");
        Files.delete(path.resolve("c.yaml"));
        Files.delete(path);
        assertThat(folder.problems()).singleElement().asString().startsWith("FLX-1010 the pipelines folder " + path);
    }
}
