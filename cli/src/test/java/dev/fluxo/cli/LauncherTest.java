package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts Java, with a Java that prints what it is given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script of sh")
class LauncherTest {
    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void aFolderAsItIsUnpacked() throws IOException {
        home = Files.createDirectories(temporary.toRealPath().resolve("opt/flu xo"));
        for (String folder : List.of("bin", "lib/ext", "runtime/bin")) {
            Files.createDirectories(home.resolve(folder));
        }
        script("bin/fluxo", Files.readString(Path.of("src/dist/bin/fluxo")));
        script("runtime/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$LC_ALL\" \"$@\"\nexit 7\n");
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What Java is given, each in a line; the first is the locale. */
    private List<String> start(Path command, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isEqualTo(7);
        return lines;
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        assertThat(start(home.resolve("bin/fluxo"), Map.of(), "run", "--entities=dim_*", "a b", ""))
                .startsWith("C.UTF-8", "-XX:SharedArchiveFile=" + home + "/lib/fluxo.jsa")
                .endsWith("-cp", home + "/lib/fluxo.jar", "dev.fluxo.cli.Main", "run", "--entities=dim_*", "a b", "");
    }

    @Test
    void settingsOfJavaAndTheLocaleAreTheUsers() throws Exception {
        assertThat(start(
                        home.resolve("bin/fluxo"),
                        Map.of("FLUXO_OPTS", "-Xmx2g -Da=b", "JAVA_OPTS", "-Dc=d", "LANG", "pt_BR.UTF-8")))
                .startsWith("")
                .containsSubsequence("-Dc=d", "-Xmx2g", "-Da=b", "-cp");
    }

    /** What a start and a long load are both quick with; whoever sets something else is obeyed, since the last word counts. */
    @Test
    void settingsOfOurOwnComeFirst() throws Exception {
        assertThat(start(home.resolve("bin/fluxo"), Map.of("FLUXO_OPTS", "-XX:CompileThresholdScaling=1")))
                .containsSubsequence(
                        "-XX:+UseSerialGC",
                        "-XX:CompileThresholdScaling=5",
                        "-XX:CompileThresholdScaling=1",
                        "dev.fluxo.cli.Main");
    }

    @Test
    void jarsOfFurtherDatabasesAreFound() throws Exception {
        Files.writeString(home.resolve("lib/ext/my db.jar"), "");
        assertThat(start(home.resolve("bin/fluxo"), Map.of("FLUXO_CLASSPATH", "/x/y.jar:/z/*")))
                .contains(home + "/lib/fluxo.jar:" + home + "/lib/ext/my db.jar:/x/y.jar:/z/*");
    }

    @Test
    void linksLeadToIt() throws Exception {
        Path bin = Files.createDirectories(temporary.toRealPath().resolve("bin"));
        Path first = Files.createSymbolicLink(bin.resolve("fluxo-1"), Path.of("../opt/flu xo/bin/fluxo"));
        Path second = Files.createSymbolicLink(bin.resolve("fluxo"), first);
        assertThat(start(second, Map.of())).contains(home + "/lib/fluxo.jar");
    }
}
