package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, which the build puts together of many: what they register is in it, and their licences are. */
class JarIT {
    private static final Path JAR = Path.of(System.getProperty("it.jar"));

    @TempDir
    Path folder;

    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ETL_") || name.equals("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void itLoadsAProjectOfItsOwn() throws Exception {
        assertThat(run("--version")).startsWith("fluxo " + System.getProperty("it.version") + " (Java ");
        run("create");
        assertThat(Files.readString(folder.resolve("pom.xml")))
                .contains("<fluxo.version>" + System.getProperty("it.version") + "</fluxo.version>");
        run("new", "--table=shop.*");
        run("ddl", "--apply");
        assertThat(run("run")).containsPattern("TOTAL +success +6000 +6000 ");
    }

    @Test
    void whatItsPartsRegisterIsInIt() throws IOException {
        assertThat(lines("META-INF/services/dev.fluxo.engine.spi.Dialect"))
                .contains(
                        "dev.fluxo.h2.H2Dialect",
                        "dev.fluxo.postgresql.PostgresDialect",
                        "dev.fluxo.sqlserver.SqlServerDialect");
        assertThat(lines("META-INF/services/java.sql.Driver"))
                .contains("org.h2.Driver", "org.postgresql.Driver", "com.microsoft.sqlserver.jdbc.SQLServerDriver");
        assertThat(lines("META-INF/services/org.flywaydb.core.extensibility.Plugin"))
                .anyMatch(line -> line.endsWith(".H2DatabaseType"))
                .anyMatch(line -> line.endsWith(".PostgreSQLDatabaseType"))
                .anyMatch(line -> line.endsWith(".SQLServerDatabaseType"));
    }

    @Test
    void itsPartsKeepTheirLicences() throws IOException {
        assertThat(String.join("\n", lines("META-INF/LICENSE"))).contains("PostgreSQL Global Development Group");
        assertThat(String.join("\n", lines("META-INF/LICENSE.txt"))).contains("Apache License");
        assertThat(String.join("\n", lines("META-INF/NOTICE.txt"))).contains("Apache Commons");
        try (JarFile jar = new JarFile(JAR.toFile());
                Stream<String> names = jar.stream().map(entry -> entry.getName())) {
            // A signature of a part would be one of the whole.
            assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
        }
    }

    private static List<String> lines(String entry) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
