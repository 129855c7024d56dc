package dev.fluxo.engine.dialect.postgres;

import dev.fluxo.engine.dialect.DialectGoldenTest;

/** Servers that do not know MERGE yet. */
class PostgresBeforeMergeGoldenTest extends DialectGoldenTest {
    PostgresBeforeMergeGoldenTest() {
        super(new PostgresDialect().at(13), "postgresql-13");
    }
}
