package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSpec;
import dev.fluxo.bench.customer.CustomerSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers, one row each. */
final class CustomerLoad implements Workload, ByHand {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT, Scenario.NOTHING_NEW);
    }

    @Override
    public List<String> createSource(int rows) {
        return List.of(
                CustomerSql.CREATE_SOURCE, CustomerSql.fill(PostgresSite.SERIES, rows), CustomerSql.CREATE_INDEX);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of(CustomerSql.CHANGE, CustomerSql.add(PostgresSite.SERIES, rows));
    }

    @Override
    public List<String> createTarget() {
        return List.of(CustomerSql.CREATE_TARGET);
    }

    @Override
    public String expected() {
        return CustomerSql.transformed("customers");
    }

    @Override
    public String found() {
        return "SELECT " + CustomerSql.TARGET_COLUMNS + " FROM dim_customer";
    }

    @Override
    public List<String> sums() {
        return List.of("customer_id", "credit_limit");
    }

    @Override
    public Spec spec(String contender) {
        return new Spec("dim_customer", CustomerSpec.TYPE1);
    }

    @Override
    public String last() {
        return "SELECT max(updated_at) FROM dim_customer";
    }

    @Override
    public String rows(@Nullable String last) {
        return CustomerSql.transformedSince(last);
    }

    @Override
    public List<String> statements(@Nullable String last) {
        return List.of(CustomerSql.CREATE_STAGE, "COPY stage FROM STDIN", CustomerSql.MERGE);
    }
}
