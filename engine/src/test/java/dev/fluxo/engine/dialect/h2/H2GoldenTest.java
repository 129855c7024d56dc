package dev.fluxo.engine.dialect.h2;

import dev.fluxo.engine.dialect.DialectGoldenTest;

class H2GoldenTest extends DialectGoldenTest {
    H2GoldenTest() {
        super(new H2Dialect());
    }
}
