package dev.fluxo.sqlite;

import dev.fluxo.testkit.DialectGoldenTest;

class SqliteGoldenTest extends DialectGoldenTest {
    SqliteGoldenTest() {
        super(new SqliteDialect());
    }
}
