package dev.fluxo.postgresql;

import dev.fluxo.testkit.DialectGoldenTest;

class PostgresGoldenTest extends DialectGoldenTest {
    PostgresGoldenTest() {
        super(new PostgresDialect().at(15));
    }
}
