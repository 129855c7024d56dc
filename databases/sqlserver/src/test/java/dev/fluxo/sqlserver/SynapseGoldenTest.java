package dev.fluxo.sqlserver;

class SynapseGoldenTest extends WarehouseGoldenTest {
    SynapseGoldenTest() {
        super(Edition.SYNAPSE_POOL, "synapse");
    }
}
