package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs psql. What it complains of is kept in a file of the folder. */
final class Psql {
    private final Path errors;

    Psql(Path folder) {
        errors = folder.resolve("errors.txt");
    }

    /** How long a pipeline of processes takes, in seconds; what the last of them says is thrown away. */
    double measure(List<ProcessBuilder> pipeline) throws IOException, InterruptedException {
        Files.createDirectories(errors.getParent());
        Files.deleteIfExists(errors);
        pipeline.get(pipeline.size() - 1).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        boolean ended = true;
        for (Process process : ProcessBuilder.startPipeline(pipeline)) {
            ended &= process.waitFor() == 0;
        }
        double wallSeconds = (System.nanoTime() - start) / 1e9;
        if (!ended) {
            throw new IOException("psql failed: " + Files.readString(errors));
        }
        return wallSeconds;
    }

    /** Statements in one transaction. */
    ProcessBuilder process(Database database, List<String> statements) {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of("-U", database.user(), "-d", uri(database)));
        for (String statement : statements) {
            command.addAll(List.of("-c", statement));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().put("PGPASSWORD", database.password());
        return builder;
    }

    /** A script, whose statements are each a transaction of their own unless it says otherwise. */
    ProcessBuilder process(Database database, Path script) {
        ProcessBuilder builder = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-U",
                        database.user(),
                        "-d",
                        uri(database),
                        "-f",
                        script.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().put("PGPASSWORD", database.password());
        return builder;
    }

    /** What the driver may be told in a URL is not what libpq may be told. */
    private static String uri(Database database) {
        return database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }
}
