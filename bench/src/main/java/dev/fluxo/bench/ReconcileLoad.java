package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSpec;
import dev.fluxo.bench.customer.CustomerSql;
import java.util.List;

/** Customers that are loaded, and compared then, when one of them differs. */
final class ReconcileLoad implements Workload {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.RECONCILE);
    }

    @Override
    public List<String> createSource(int rows) {
        return List.of(
                CustomerSql.CREATE_SOURCE, CustomerSql.fill(PostgresSite.SERIES, rows), CustomerSql.CREATE_INDEX);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of();
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
}
