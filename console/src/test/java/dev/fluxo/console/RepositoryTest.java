package dev.fluxo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
    @TempDir
    Path home;

    private Path base;
    private Path pipelines;

    @BeforeEach
    void folders() throws IOException {
        base = Files.createDirectories(home.resolve("repo/etl"));
        pipelines = Files.createDirectories(base.resolve("pipelines"));
    }

    private String path(Map<String, String> environment) {
        return Repository.path(pipelines, base, environment::get);
    }

    @Test
    void isFoundByItsGitFolderOrFile() throws IOException {
        assertThat(path(Map.of())).isEqualTo("pipelines");
        Path git = Files.createDirectory(home.resolve("repo/.git"));
        assertThat(path(Map.of())).isEqualTo("etl/pipelines");
        Files.delete(git);
        Files.writeString(git, "gitdir: elsewhere");
        assertThat(path(Map.of())).isEqualTo("etl/pipelines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "WORKSPACE"})
    void isWhatTheServerSays(String variable) throws IOException {
        Files.createDirectory(base.resolve(".git"));
        assertThat(path(Map.of(variable, home.resolve("repo").toString()))).isEqualTo("etl/pipelines");
        assertThat(path(Map.of(variable, home.resolve("other").toString()))).isEqualTo("pipelines");
        assertThat(path(Map.of(variable, " "))).isEqualTo("pipelines");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("repo"));
        assertThat(path(Map.of("GITHUB_WORKSPACE", link.toString()))).isEqualTo("etl/pipelines");
        assertThat(Repository.path(link.resolve("etl/pipelines"), link.resolve("etl"), name -> null))
                .isEqualTo("pipelines");
    }

    @Test
    void aFolderElsewhereIsNamedInFull() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("specs")).toRealPath();
        assertThat(Repository.path(elsewhere, base, name -> null)).isEqualTo(elsewhere.toString());
    }
}
