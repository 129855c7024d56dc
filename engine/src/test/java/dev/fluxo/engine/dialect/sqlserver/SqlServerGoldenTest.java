package dev.fluxo.engine.dialect.sqlserver;

import dev.fluxo.engine.dialect.DialectGoldenTest;

class SqlServerGoldenTest extends DialectGoldenTest {
    SqlServerGoldenTest() {
        super(new SqlServerDialect(), "sqlserver", SqlServerTypes.declared("datetime2(6)"));
    }
}
