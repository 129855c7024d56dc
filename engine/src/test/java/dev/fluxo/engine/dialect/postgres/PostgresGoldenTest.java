package dev.fluxo.engine.dialect.postgres;

import dev.fluxo.engine.dialect.DialectGoldenTest;

class PostgresGoldenTest extends DialectGoldenTest {
    PostgresGoldenTest() {
        super(new PostgresDialect().at(15));
    }
}
