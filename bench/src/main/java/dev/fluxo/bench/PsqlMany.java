package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fewest statements with which somebody keeps of many entities what the engine promises: of the source its clock, its open transactions, the
 * columns of the query, and what is new; of the target a lock, the row of a control table, an entry that the entity is loaded, its columns, whether
 * it has rows, and in one transaction the rows, the control row and how it ended. One psql for all of the source, then one for all of the target.
 */
final class PsqlMany implements Contender {
    private static final List<String> CONTROL = List.of(
            "CREATE TABLE control(entity VARCHAR(128) PRIMARY KEY, watermark TEXT, version BIGINT NOT NULL DEFAULT 0, status VARCHAR(20))",
            "CREATE TABLE audit(run BIGINT, entity VARCHAR(128), status VARCHAR(20), started TIMESTAMPTZ, finished TIMESTAMPTZ, PRIMARY KEY (run, entity))");

    private final ManyLoad load;
    private final Psql psql;
    private final Path folder;
    private int runs;

    PsqlMany(ManyLoad load, BenchOptions options) {
        this.load = load;
        folder = options.folder().resolve(Contenders.LIMIT);
        psql = new Psql(folder);
    }

    @Override
    public String name() {
        return Contenders.LIMIT;
    }

    @Override
    public void prepare(Database source, Database target) throws IOException {
        try {
            target.execute(CONTROL);
            for (String table : load.tables()) {
                target.execute("INSERT INTO control(entity) VALUES ('" + table + "')");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        String last = target.text("SELECT max(updated_at) FROM dim_customer");
        double read = psql.measure(List.of(psql.process(source, script("source.sql", reading(last)))));
        double written = psql.measure(List.of(psql.process(target, script("target.sql", writing()))));
        return Run.ofProcess(read + written);
    }

    private Path script(String name, List<String> statements) throws IOException {
        // A command of psql's own ends with its line.
        List<String> lines = statements.stream()
                .map(sql -> sql.startsWith("\\") ? sql : sql + ";")
                .toList();
        return Files.write(folder.resolve(name), lines);
    }

    private Path rows(String table) {
        return folder.resolve(table + ".rows");
    }

    private List<String> reading(@Nullable String last) {
        List<String> statements = new ArrayList<>();
        for (String table : load.tables()) {
            String rows = ManyLoad.rows(table, last).replace("\n", " ");
            statements.add("SELECT clock_timestamp()");
            statements.add("SELECT min(xact_start) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                    + " AND datname = current_database() AND pid <> pg_backend_pid()");
            statements.add("SELECT * FROM " + table + " LIMIT 0");
            statements.add("\\copy (" + rows + ") TO '" + rows(table) + "'");
        }
        return statements;
    }

    private List<String> writing() throws IOException {
        List<String> statements = new ArrayList<>();
        runs++;
        for (String table : load.tables()) {
            String entity = "'" + table + "'";
            statements.add("SELECT pg_try_advisory_lock(hashtextextended(" + entity + ", 0))");
            statements.add("SELECT watermark, version FROM control WHERE entity = " + entity);
            statements.add("INSERT INTO audit VALUES (" + runs + ", " + entity + ", 'running', clock_timestamp())");
            statements.add("SELECT attname, atttypid, atttypmod, attnotnull FROM pg_attribute WHERE attrelid = '"
                    + ManyLoad.target(table) + "'::regclass AND attnum > 0 ORDER BY attnum");
            statements.add("SELECT NOT EXISTS (SELECT FROM " + ManyLoad.target(table) + ")");
            statements.add("BEGIN");
            if (Files.size(rows(table)) > 0) {
                statements.addAll(ManyLoad.write(table, rows(table).toString()));
            }
            statements.add("UPDATE control SET version = version + 1, status = 'success' WHERE entity = " + entity);
            statements.add("UPDATE audit SET status = 'success', finished = clock_timestamp() WHERE run = " + runs
                    + " AND entity = " + entity);
            statements.add("COMMIT");
            statements.add("SELECT pg_advisory_unlock(hashtextextended(" + entity + ", 0))");
        }
        return statements;
    }
}
