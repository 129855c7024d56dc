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

/** Files of H2. */
final class H2Site extends FileSite {
    private static final String SERIES = "(SELECT x FROM SYSTEM_RANGE(%d, %d))";
    private static final Kind KIND = new Kind("jdbc:h2:file:", "", "bench", List.of(".mv.db"));

    H2Site(Path folder) throws IOException {
        super(folder.resolve("h2"), KIND);
    }

    @Override
    public void fill(int rows) throws IOException, SQLException {
        Database before = source(Scenario.FIRST_LOAD);
        Database after = source(Scenario.INCREMENT);
        delete(before);
        before.execute(CustomerSql.CREATE_SOURCE, CustomerSql.fill(SERIES, rows), CustomerSql.CREATE_INDEX);
        Files.copy(files(before).get(0), files(after).get(0), StandardCopyOption.REPLACE_EXISTING);
        after.execute(CustomerSql.CHANGE, CustomerSql.add(SERIES, rows));
    }

    /** A file of comma separated values with what the source holds in that scenario; NULL without quotes is none. */
    Path csv(Scenario scenario) throws SQLException {
        Path csv = folder().resolve(scenario.isBeforeChanges() ? "before.csv" : "after.csv");
        source(scenario).execute("CALL CSVWRITE('" + csv + "', '" + Customer.EXPORT + "', 'charset=UTF-8 null=NULL')");
        return csv;
    }

    @Override
    public Map<String, String> facts() throws SQLException {
        return Map.of("h2", String.valueOf(new Database("jdbc:h2:mem:", "", "").text("SELECT H2VERSION()")));
    }
}
