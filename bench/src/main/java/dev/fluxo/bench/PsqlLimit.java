package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the database itself allows: COPY out of the source into COPY to a temporary table, then one MERGE, in one
 * transaction. Where the last load ended is looked up before the clock starts.
 */
final class PsqlLimit implements Contender {
    private final Path folder;

    PsqlLimit(Path folder) {
        this.folder = folder.resolve(Contenders.LIMIT);
    }

    @Override
    public String name() {
        return Contenders.LIMIT;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        Path errors = folder.resolve("errors.txt");
        Files.deleteIfExists(errors);
        String last = target.text("SELECT max(updated_at) FROM dim_customer");
        String rows = CustomerSql.TRANSFORMED + (last == null ? "" : " WHERE updated_at > '" + last + "'");
        List<ProcessBuilder> pipeline = List.of(
                psql(source, errors, "COPY (" + rows + ") TO STDOUT"),
                psql(target, errors, CustomerSql.CREATE_STAGE, "COPY stage FROM STDIN", CustomerSql.MERGE)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        long start = System.nanoTime();
        boolean ended = true;
        for (Process process : ProcessBuilder.startPipeline(pipeline)) {
            ended &= process.waitFor() == 0;
        }
        double wallSeconds = (System.nanoTime() - start) / 1e9;
        if (!ended) {
            throw new IOException("psql failed: " + Files.readString(errors));
        }
        return new Run(wallSeconds, null, null, null);
    }

    private static ProcessBuilder psql(Database database, Path errors, String... statements) {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of("-U", database.user(), "-d", uri(database)));
        for (String statement : statements) {
            command.addAll(List.of("-c", statement));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(errors.toString())));
        builder.environment().put("PGPASSWORD", database.password());
        return builder;
    }

    /** What the driver may be told in a URL is not what libpq may be told. */
    private static String uri(Database database) {
        return database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }
}
