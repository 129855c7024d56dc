package dev.fluxo.sqlserver;

class FabricGoldenTest extends WarehouseGoldenTest {
    FabricGoldenTest() {
        super(Edition.FABRIC_WAREHOUSE, "fabric");
    }
}
