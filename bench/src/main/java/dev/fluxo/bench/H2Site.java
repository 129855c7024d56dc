package dev.fluxo.bench;

import dev.fluxo.bench.customer.Customer;
import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of H2. */
final class H2Site implements Site {
    private static final String SERIES = "(SELECT x FROM SYSTEM_RANGE(%d, %d))";
    /** In folders of their own: under another name, a watermark would not be the engine's own. */
    private static final String BEFORE = "before/oltp";

    private static final String AFTER = "after/oltp";

    private final Path folder;
    private final Cpu cpu = Cpu.embedded();

    H2Site(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("h2"));
    }

    @Override
    public void fill(int rows) throws IOException, SQLException {
        for (String source : List.of(BEFORE, AFTER)) {
            Files.createDirectories(file(source).getParent());
            Files.deleteIfExists(file(source));
        }
        database(BEFORE).execute(CustomerSql.CREATE_SOURCE, CustomerSql.fill(SERIES, rows), CustomerSql.CREATE_INDEX);
        Files.copy(file(BEFORE), file(AFTER), StandardCopyOption.REPLACE_EXISTING);
        database(AFTER).execute(CustomerSql.CHANGE, CustomerSql.add(SERIES, rows));
    }

    @Override
    public Database source(Scenario scenario) {
        return database(scenario.isBeforeChanges() ? BEFORE : AFTER);
    }

    @Override
    public Database target(String contender) {
        return database("dw_" + contender);
    }

    @Override
    public void empty(Database target) throws IOException, SQLException {
        Files.deleteIfExists(Path.of(target.url().replaceFirst("jdbc:h2:file:", "") + ".mv.db"));
        target.execute(CustomerSql.CREATE_TARGET);
    }

    @Override
    public void settle(Database target) {}

    @Override
    public @Nullable Double cpuSeconds() throws IOException {
        return cpu.seconds();
    }

    @Override
    public void verify(Scenario scenario, Database target) throws SQLException {
        RowByRow.verify(source(scenario), target);
    }

    /** A file of comma separated values with what the source holds in that scenario; NULL without quotes is none. */
    Path csv(Scenario scenario) throws SQLException {
        Path csv = folder.resolve(scenario.isBeforeChanges() ? "before.csv" : "after.csv");
        source(scenario).execute("CALL CSVWRITE('" + csv + "', '" + Customer.EXPORT + "', 'charset=UTF-8 null=NULL')");
        return csv;
    }

    @Override
    public Map<String, String> facts() throws SQLException {
        return Map.of("h2", String.valueOf(new Database("jdbc:h2:mem:", "", "").text("SELECT H2VERSION()")));
    }

    @Override
    public void close() {}

    private Database database(String name) {
        return new Database("jdbc:h2:file:" + folder.resolve(name), "bench", "bench");
    }

    private Path file(String name) {
        return folder.resolve(name + ".mv.db");
    }
}
