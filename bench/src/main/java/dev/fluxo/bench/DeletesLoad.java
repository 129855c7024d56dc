package dev.fluxo.bench;

import dev.fluxo.bench.account.AccountSql;
import java.util.List;

/** Accounts of which some are gone, and nothing is new. */
final class DeletesLoad implements Workload {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.DELETES);
    }

    @Override
    public List<String> createSource(int rows) {
        return List.of(AccountSql.CREATE_SOURCE, AccountSql.fill(PostgresSite.SERIES, rows), AccountSql.CREATE_INDEX);
    }

    @Override
    public List<String> changeSource(int rows) {
        return List.of(AccountSql.CLOSE);
    }

    @Override
    public List<String> createTarget() {
        return List.of(AccountSql.CREATE_TARGET);
    }

    @Override
    public String expected() {
        return AccountSql.ACCOUNTS;
    }

    @Override
    public String found() {
        return AccountSql.FOUND;
    }

    @Override
    public List<String> sums() {
        return List.of("account_id", "balance");
    }

    @Override
    public Spec spec(String contender) {
        return new Spec("dim_account", AccountSql.SPEC);
    }
}
