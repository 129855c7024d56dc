package dev.fluxo.bench.account;

/** Accounts in SQL for PostgreSQL, and the entity that loads them. */
public final class AccountSql {
    public static final String CREATE_SOURCE = """
            CREATE TABLE accounts(id BIGINT PRIMARY KEY, owner VARCHAR(40) NOT NULL, balance NUMERIC(12,2) NOT NULL,
              updated_at TIMESTAMP NOT NULL)""";

    public static final String CREATE_INDEX = "CREATE INDEX accounts_changed ON accounts(updated_at, id)";

    public static final String CREATE_TARGET = """
            CREATE TABLE dim_account(account_id BIGINT PRIMARY KEY, owner VARCHAR(40) NOT NULL,
              balance NUMERIC(12,2) NOT NULL, updated_at TIMESTAMP NOT NULL)""";

    /** Nothing says that they are gone, but that they are not there. */
    public static final String CLOSE = "DELETE FROM accounts WHERE MOD(id, 1000) = 500";

    public static final String ACCOUNTS = "SELECT id AS account_id, owner, balance, updated_at FROM accounts";

    public static final String FOUND = "SELECT account_id, owner, balance, updated_at FROM dim_account";

    public static final String KEYS_OF_SOURCE = "COPY (SELECT id FROM accounts) TO STDOUT";

    public static final String KEYS_OF_TARGET = "COPY (SELECT account_id FROM dim_account) TO STDOUT";

    public static final String SPEC = """
            entity: dim_account
            source:
              connection: oltp
              table: accounts
              deletes: { compare: keys }
            watermark: { columns: [updated_at, id] }
            columns:
              account_id: id
              owner: owner
              balance: balance
              updated_at: updated_at
            target: { connection: dw, table: dim_account, keys: [account_id], on_delete: delete }
            """;

    private static final String FILL = """
            INSERT INTO accounts SELECT x, 'Owner ' || MOD(x, 1000), MOD(x, 2000000) / 100.0,
              TIMESTAMP '2020-01-01 00:00:00' + x / 20 * INTERVAL '1' SECOND FROM %s""";

    private AccountSql() {}

    /** @param range the table function that counts, with its column named x */
    public static String fill(String range, int rows) {
        return FILL.formatted(range.formatted(1, rows));
    }
}
