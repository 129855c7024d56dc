package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.result.TargetDdl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** Writes DDL to files inside the project: to one, or to one for each connection, named as Flyway finds its migrations. */
public final class DdlFiles {
    private static final Pattern MIGRATION = Pattern.compile("[VUBR][0-9][0-9._]*__.+\\.sql");
    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final Option EXAMPLE = Option.of("output", "target/etl/targets.sql");

    private DdlFiles() {}

    /**
     * @param written a file, or a folder: one that is there, or a path that ends with a slash
     * @return what was written
     * @throws FluxoException where it lies outside the project, is a migration that is there already, or is one file for several connections
     */
    public static List<Path> write(List<TargetDdl> ddl, Path project, String written) {
        Path path = Path.of(written);
        boolean folder = written.endsWith("/") || written.endsWith("\\") || Files.isDirectory(project.resolve(path));
        List<String> connections = DdlText.connections(ddl);
        if (folder) {
            String version = VERSION.format(Instant.now());
            ReportFolder into = ReportFolder.prepare(project, path, EXAMPLE);
            return connections.stream()
                    .map(connection -> into.write(
                            "V" + version + "__etl_" + connection + ".sql", DdlText.statements(ddl, connection)))
                    .toList();
        }
        if (connections.size() > 1) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "one file for several databases could not be run: the targets are in connections "
                            + String.join(", ", connections),
                    Advice.of("name a folder, or choose by ", Option.of("entities", "dim_*")));
        }
        return List.of(one(DdlText.script(ddl), project, path));
    }

    private static Path one(String text, Path project, Path written) {
        OutputFile file = OutputFile.prepare(project, written, EXAMPLE);
        if (MIGRATION.matcher(String.valueOf(written.getFileName())).matches() && file.exists()) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    written + " is there already: a migration that may have been run must not change",
                    "give it the next version");
        }
        return file.write(text);
    }
}
