package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers that are loaded, and of which some change then. */
final class CustomerLoad extends Customers implements ByHandStraight {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT, Scenario.NOTHING_NEW);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of(CustomerSql.CHANGE, CustomerSql.add(PostgresSite.SERIES, rows));
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

    @Override
    public String straightRows() {
        return CustomerSql.straight();
    }

    @Override
    public String straightCopy() {
        return "COPY dim_customer FROM STDIN";
    }
}
