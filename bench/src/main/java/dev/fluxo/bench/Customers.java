package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSpec;
import dev.fluxo.bench.customer.CustomerSql;
import java.util.List;

/** Customers, one row each, with an index on what marks a row as new. */
abstract class Customers implements Workload {
    @Override
    public final List<String> createSource(int rows) {
        return List.of(
                CustomerSql.CREATE_SOURCE, CustomerSql.fill(PostgresSite.SERIES, rows), CustomerSql.CREATE_INDEX);
    }

    @Override
    public final List<String> createTarget() {
        return List.of(CustomerSql.CREATE_TARGET);
    }

    @Override
    public final String expected() {
        return CustomerSql.transformed("customers");
    }

    @Override
    public final String found() {
        return "SELECT " + CustomerSql.TARGET_COLUMNS + " FROM dim_customer";
    }

    @Override
    public final List<String> sums() {
        return List.of("customer_id", "credit_limit");
    }

    @Override
    public final Spec spec(String contender) {
        return new Spec("dim_customer", CustomerSpec.TYPE1);
    }
}
