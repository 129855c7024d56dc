package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What comparing costs at least: each database counts its rows and adds up their MD5, both at once. That tells whether something differs, and not what. */
final class PsqlSums implements Contender {
    private static final String SUM =
            "SELECT count(*), sum(('x' || left(md5(r::text), 16))::bit(64)::bigint) FROM %s r";

    private final Psql psql;

    PsqlSums(BenchOptions options) {
        psql = new Psql(options.folder().resolve(Contenders.LIMIT));
    }

    @Override
    public String name() {
        return Contenders.LIMIT;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        if (target.text("SELECT 1 FROM dim_customer LIMIT 1") == null) {
            return Run.ofProcess(psql.measure(List.of(
                    psql.process(source, List.of("COPY (" + CustomerSql.transformed("customers") + ") TO STDOUT")),
                    psql.process(
                            target, List.of("COPY dim_customer(" + CustomerSql.TARGET_COLUMNS + ") FROM STDIN")))));
        }
        return Run.ofProcess(psql.measure(List.of(
                psql.process(source, List.of(SUM.formatted("customers"))),
                psql.process(target, List.of(SUM.formatted("dim_customer"))))));
    }
}
