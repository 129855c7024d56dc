package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Maven in a process of its own, which sees nothing of this machine's settings and of the network: its local
 * repository holds this build, and the one of the surrounding build stands for Maven Central.
 */
final class Maven {
    private static final String PLUGIN = "dev.fluxo:etl-maven-plugin:" + property("it.version") + ":";
    private static final long PATIENCE_SECONDS = 300;
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private final Path folder;
    private final Path scratch;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String servers = "";

    /**
     * @param folder where Maven is started
     * @param scratch a folder for what is no part of the project
     */
    Maven(Path folder, Path scratch) throws IOException {
        this.folder = folder;
        this.scratch = scratch;
        // Else Maven takes the options of the repository that this build stands in.
        Files.createDirectories(folder.resolve(".mvn"));
    }

    /** What a Maven printed, and how it ended. */
    record Output(int status, List<String> lines) {
        Output succeeds() {
            assertThat(status).as(text()).isZero();
            return this;
        }

        Output fails() {
            assertThat(status).as(text()).isNotZero();
            return this;
        }

        String text() {
            return String.join("\n", lines);
        }

        /** The lines of Fluxo at this level, without the level. */
        List<String> level(String level) {
            String prefix = "[" + level + "] ";
            return ofFluxo()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .toList();
        }

        /** Those between the goal's start and its end. */
        private Stream<String> ofFluxo() {
            return lines.stream()
                    .dropWhile(line -> !line.startsWith("[INFO] --- "))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("[INFO] -----"));
        }

        /** The lines of Fluxo that have no level: tables and plans. */
        List<String> shown() {
            return ofFluxo().filter(line -> !line.startsWith("[")).toList();
        }

        List<String> errors() {
            return level("ERROR");
        }

        /** The one sentence that Maven ends with. */
        String summary() {
            return lines.stream()
                    .filter(line -> line.startsWith("[ERROR] Failed to execute goal"))
                    .map(line -> line.replaceAll(".* on project [^:]*: ", "").replace(" -> [Help 1]", ""))
                    .findFirst()
                    .orElse("");
        }
    }

    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Adds to the servers of settings.xml. */
    void server(String id, String user, String password) {
        servers += "<server><id>%s</id><username>%s</username><password>%s</password></server>"
                .formatted(id, user, password);
    }

    /** Runs a goal of the plugin, without a POM unless the folder has one. */
    Output run(String goal, String... arguments) {
        return finish(start(goal, arguments));
    }

    /** Runs several goals of the plugin in one build. */
    Output goals(List<String> goals, String... arguments) {
        return finish(start(Stream.concat(goals.stream().map(goal -> PLUGIN + goal), Stream.of(arguments))
                .toList()));
    }

    /** Starts a goal and does not wait for its end. */
    Running start(String goal, String... arguments) {
        return start(
                Stream.concat(Stream.of(PLUGIN + goal), Stream.of(arguments)).toList());
    }

    /** Whether {@link #startInTerminal} can be used. */
    static boolean hasTerminal() {
        return Files.isExecutable(SCRIPT);
    }

    /** Starts a goal as a person does, who looks at a terminal, and whose keys are what is written to the process. */
    Running startInTerminal(String goal, String... arguments) {
        try {
            List<String> command = command(Stream.concat(Stream.of(PLUGIN + goal), Stream.of(arguments))
                    .toList());
            command.remove("-B");
            String quoted =
                    command.stream().map(part -> "'" + part + "'").collect(Collectors.joining(" ", "exec ", ""));
            environment("TERM", "xterm");
            return start(List.of(SCRIPT.toString(), "-qefc", quoted, "/dev/null"), true);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A Maven that is at work. */
    record Running(Process process, Path log) {}

    Running start(List<String> arguments) {
        try {
            return start(command(arguments), false);
        } catch (IOException e) {
            throw new AssertionError("Maven does not start", e);
        }
    }

    private Running start(List<String> command, boolean attended) {
        try {
            Path log = Files.createTempFile(scratch, "maven", ".log");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.startsWith("ETL_") || name.startsWith("MAVEN_"));
            variables.put("JAVA_HOME", property("java.home"));
            variables.put("MAVEN_SKIP_RC", "true");
            variables.put("MAVEN_OPTS", options());
            variables.putAll(environment);
            if (attended) {
                variables.remove("CI");
            }
            return new Running(builder.start(), log);
        } catch (IOException e) {
            throw new AssertionError("Maven does not start", e);
        }
    }

    Output finish(Running running) {
        try {
            if (!running.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                running.process().destroyForcibly().waitFor();
                throw new AssertionError("Maven hangs:\n" + Files.readString(running.log()));
            }
            String printed = new String(Files.readAllBytes(running.log()), StandardCharsets.UTF_8);
            return new Output(running.process().exitValue(), printed.lines().toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private List<String> command(List<String> arguments) throws IOException {
        boolean windows = property("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path settings = settings();
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("it.maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-gs",
                settings.toString(),
                "-Dmaven.repo.local=" + property("it.repository")));
        command.addAll(arguments);
        return command;
    }

    /** Starts fast, writes UTF-8, and has the locale and zone of the surrounding build, which may be hostile. */
    private static String options() {
        return "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Duser.language="
                + property("user.language") + " -Duser.timezone=" + System.getProperty("user.timezone", "UTC");
    }

    private Path settings() throws IOException {
        String central = Path.of(property("it.central")).toUri().toString();
        return Files.writeString(Files.createTempFile(scratch, "settings", ".xml"), """
                <settings>
                  <mirrors><mirror><id>build</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>
                  <servers>%s</servers>
                </settings>
                """.formatted(central, servers));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertThat(value)
                .as("system property " + name + ", which the build sets")
                .isNotNull();
        return value;
    }
}
