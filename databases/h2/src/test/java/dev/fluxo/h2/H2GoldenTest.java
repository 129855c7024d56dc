package dev.fluxo.h2;

import dev.fluxo.testkit.DialectGoldenTest;

class H2GoldenTest extends DialectGoldenTest {
    H2GoldenTest() {
        super(new H2Dialect());
    }
}
