package dev.fluxo.bench;

import dev.fluxo.bench.account.AccountSql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What comparing keys costs at least: all keys of the source are copied out, then all keys of the target, to nowhere. */
final class PsqlKeys implements Contender {
    private final Psql psql;

    PsqlKeys(BenchOptions options) {
        psql = new Psql(options.folder().resolve(Contenders.LIMIT));
    }

    @Override
    public String name() {
        return Contenders.LIMIT;
    }

    /** It deletes nothing. */
    @Override
    public Scenario leaves(Scenario scenario) {
        return Scenario.FIRST_LOAD;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        if (target.text("SELECT 1 FROM dim_account LIMIT 1") == null) {
            return Run.ofProcess(psql.measure(List.of(
                    psql.process(source, List.of("COPY (" + AccountSql.ACCOUNTS + ") TO STDOUT")),
                    psql.process(target, List.of("COPY dim_account FROM STDIN")))));
        }
        return Run.ofProcess(keys(source, AccountSql.KEYS_OF_SOURCE) + keys(target, AccountSql.KEYS_OF_TARGET));
    }

    private double keys(Database database, String copy) throws IOException, InterruptedException {
        return psql.measure(List.of(psql.process(database, List.of(copy))));
    }
}
