package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of an embedded database, which each contender opens in its own process. */
abstract class FileSite implements Site {
    /** In folders of their own: under another name, a watermark would not be the engine's own. */
    private static final String BEFORE = "before/oltp";

    private static final String AFTER = "after/oltp";

    private final Path folder;
    private final Kind kind;
    private final Cpu cpu = Cpu.embedded();

    /**
     * Where such databases are.
     *
     * @param url what stands before the path
     * @param ending of the path
     * @param user of each, and its password
     * @param files what the names of its files end with, behind the path
     */
    record Kind(String url, String ending, String user, List<String> files) {}

    FileSite(Path folder, Kind kind) throws IOException {
        this.folder = folder;
        this.kind = kind;
        for (String source : List.of(BEFORE, AFTER)) {
            Files.createDirectories(folder.resolve(source).resolveSibling(""));
        }
    }

    final Path folder() {
        return folder;
    }

    @Override
    public final Database source(Scenario scenario) {
        return database(scenario.isBeforeChanges() ? BEFORE : AFTER);
    }

    @Override
    public final Database target(String contender) {
        return database("dw_" + contender);
    }

    @Override
    public final void empty(Database target) throws IOException, SQLException {
        delete(target);
        target.execute(CustomerSql.CREATE_TARGET);
    }

    final void delete(Database database) throws IOException {
        for (Path file : files(database)) {
            Files.deleteIfExists(file);
        }
    }

    /** Those that it may have. */
    final List<Path> files(Database database) {
        String path = database.url().substring(kind.url().length());
        return kind.files().stream().map(ending -> Path.of(path + ending)).toList();
    }

    @Override
    public final void settle(Database target) {}

    @Override
    public final @Nullable Double cpuSeconds() throws IOException {
        return cpu.seconds();
    }

    @Override
    public final void verify(Scenario scenario, Database target) throws SQLException {
        RowByRow.verify(source(scenario), target);
    }

    @Override
    public void close() {}

    private Database database(String name) {
        return new Database(kind.url() + folder.resolve(name + kind.ending()), kind.user(), kind.user());
    }
}
