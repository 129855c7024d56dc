package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.testkit.DialectGoldenTest;

class DuckDbGoldenTest extends DialectGoldenTest {
    DuckDbGoldenTest() {
        super(new DuckDbDialect(), "duckdb", DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP", 6));
    }
}
