package dev.fluxo.bench;

import dev.fluxo.bench.order.OrderSpec;
import dev.fluxo.bench.order.OrderSql;
import java.util.List;

/** Orders that refer to three dimensions. Nobody does that by hand: they are measured against the same load without look-ups. */
final class LookupsLoad implements Workload {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT, Scenario.NOTHING_NEW);
    }

    @Override
    public List<String> createSource(int rows) {
        return List.of(OrderSql.CREATE_SOURCE, OrderSql.fill(PostgresSite.SERIES, rows), OrderSql.CREATE_INDEX);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of(OrderSql.CHANGE, OrderSql.add(PostgresSite.SERIES, rows));
    }

    @Override
    public List<String> createTarget() {
        return List.of(
                OrderSql.CREATE_CUSTOMERS,
                OrderSql.CREATE_PRODUCTS,
                OrderSql.CREATE_DAYS,
                OrderSql.FILL_CUSTOMERS,
                OrderSql.FILL_PRODUCTS,
                OrderSql.FILL_DAYS,
                OrderSql.CREATE_FACT,
                OrderSql.CREATE_NATURAL);
    }

    @Override
    public String expected() {
        return OrderSql.ORDERS;
    }

    @Override
    public String found() {
        return OrderSql.FOUND;
    }

    @Override
    public List<String> sums() {
        return List.of("order_id", "customer_id", "amount");
    }

    @Override
    public Spec spec(String contender) {
        return new Spec("fact_order", contender.equals(Contenders.NATURAL) ? OrderSpec.NATURAL : OrderSpec.LOOKED_UP);
    }
}
