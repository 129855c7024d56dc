package dev.fluxo.postgresql;

import dev.fluxo.testkit.DialectGoldenTest;

/** Servers that do not know MERGE yet. */
class PostgresBeforeMergeGoldenTest extends DialectGoldenTest {
    PostgresBeforeMergeGoldenTest() {
        super(new PostgresDialect().at(13), "postgresql-13");
    }
}
