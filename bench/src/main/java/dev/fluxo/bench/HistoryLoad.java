package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSpec;
import dev.fluxo.bench.customer.CustomerSql;
import dev.fluxo.bench.customer.HistorySql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers with their history. The source keeps what it overwrites, so that it can say what the versions should be. */
final class HistoryLoad implements Workload, ByHand {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT, Scenario.NOTHING_NEW);
    }

    @Override
    public List<String> createSource(int rows) {
        return List.of(
                CustomerSql.CREATE_SOURCE,
                CustomerSql.fill(PostgresSite.SERIES, rows),
                CustomerSql.CREATE_INDEX,
                HistorySql.CREATE_LOG);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of(HistorySql.KEEP, CustomerSql.CHANGE, CustomerSql.add(PostgresSite.SERIES, rows));
    }

    @Override
    public List<String> createTarget() {
        return List.of(HistorySql.CREATE_TARGET);
    }

    @Override
    public String expected() {
        return HistorySql.VERSIONS;
    }

    @Override
    public String found() {
        return HistorySql.FOUND;
    }

    @Override
    public List<String> sums() {
        return List.of("customer_id", "credit_limit");
    }

    @Override
    public Spec spec(String contender) {
        return new Spec("dim_customer", CustomerSpec.TYPE2);
    }

    @Override
    public String last() {
        return "SELECT max(valid_from) FROM dim_customer";
    }

    @Override
    public String rows(@Nullable String last) {
        return CustomerSql.transformedSince(last);
    }

    @Override
    public List<String> statements(@Nullable String last) {
        return last == null
                ? List.of(HistorySql.CREATE_STAGE, "COPY stage FROM STDIN", HistorySql.INSERT)
                : List.of(
                        HistorySql.CREATE_STAGE,
                        "COPY stage FROM STDIN",
                        HistorySql.CLOSE,
                        HistorySql.INSERT + HistorySql.WITHOUT_CURRENT);
    }
}
