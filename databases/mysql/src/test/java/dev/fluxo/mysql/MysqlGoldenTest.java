package dev.fluxo.mysql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.testkit.DialectGoldenTest;

class MysqlGoldenTest extends DialectGoldenTest {
    MysqlGoldenTest() {
        super(new MysqlDialect(), "mysql", DataType.temporal(TypeKind.TIMESTAMP, "datetime(6)", 6));
    }
}
