package dev.fluxo.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.observe.FakeServer;
import dev.fluxo.observe.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class OpenLineageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private TestProject project;

    @BeforeEach
    void aProject() {
        project = new TestProject(folder);
        project.observe("{ openlineage: { file: out/lineage.ndjson, namespace: test } }");
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private List<JsonNode> events() throws IOException {
        assertThat(project.warnings()).isEmpty();
        return Files.readAllLines(folder.resolve("out/lineage.ndjson")).stream()
                .map(JSON::readTree)
                .toList();
    }

    private static String name(JsonNode event) {
        return event.at("/job/name").asString() + " " + event.get("eventType").asString();
    }

    private JsonNode event(String name) throws IOException {
        return events().stream()
                .filter(event -> name(event).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachEventIsAsThePublishedSchemaWants() throws IOException {
        project.breakCustomers();
        project.run();
        int facets = 0;
        for (JsonNode event : events()) {
            facets += PublishedSchema.holds(event);
        }
        assertThat(facets).isGreaterThan(30);
    }

    @Test
    void aRunIsAJobAndItsEntitiesAreJobsBelow() throws IOException {
        project.breakCustomers();
        RunResult run = project.run();
        assertThat(events().stream().map(OpenLineageTest::name))
                .containsExactly(
                        "etl START",
                        "etl.customers START",
                        "etl.customers RUNNING",
                        "etl.customers FAIL",
                        "etl.orders START",
                        "etl.orders RUNNING",
                        "etl.orders COMPLETE",
                        "etl FAIL");
        for (JsonNode event : events()) {
            boolean ofRun = event.at("/job/name").asString().equals("etl");
            assertThat(event.at("/job/namespace").asString()).isEqualTo("test");
            assertThat(event.at("/run/runId").asString().equals(run.runId())).isEqualTo(ofRun);
            assertThat(event.at("/run/facets/parent/run/runId").asString("")).isEqualTo(ofRun ? "" : run.runId());
        }
        assertThat(event("etl.orders START").at("/run/runId"))
                .isEqualTo(event("etl.orders COMPLETE").at("/run/runId"));
        assertThat(event("etl.orders START").at("/run/runId"))
                .isNotEqualTo(event("etl.customers START").at("/run/runId"));
        assertThat(event("etl.customers FAIL")
                        .at("/run/facets/errorMessage/message")
                        .asString())
                .startsWith("FLX-4")
                .doesNotContain("much longer than");
        assertThat(event("etl FAIL").at("/run/facets/errorMessage/message").asString())
                .isEqualTo("1 of 2 entities loaded, 1 failed (customers)");
    }

    @Test
    void tablesColumnsAndRowsAreFacets() throws IOException {
        RunResult run = project.run();
        JsonNode orders = event("etl.orders COMPLETE");
        assertThat(orders.get("inputs")
                        .valueStream()
                        .map(input -> input.get("name").asString()))
                .containsExactlyInAnyOrder("SHOP.ORDERS", "SHOP.CUSTOMERS");
        JsonNode output = orders.at("/outputs/0");
        assertThat(output.get("name").asString()).isEqualTo("DIM.FACT_ORDER");
        assertThat(orders.get("inputs"))
                .allSatisfy(input ->
                        assertThat(input.at("/facets/schema/fields").size()).isGreaterThan(2));
        assertThat(output.at("/facets/schema/fields")
                        .valueStream()
                        .map(field -> field.get("name").asString()))
                .as("the same names as those of the lineage")
                .containsExactlyInAnyOrderElementsOf(origins(output).keySet());
        assertThat(output.at("/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(run.entities().get(1).counts().inserted())
                .isEqualTo(1);
        assertThat(orders.at("/job/facets/sql/query").asString()).startsWith("SELECT o.id, c.name");
        assertThat(origins(output))
                .isEqualTo(Map.of(
                        "ORDER_ID", "SHOP.ORDERS.ID IDENTITY",
                        "NOME", "SHOP.CUSTOMERS.NAME IDENTITY",
                        "VALOR", "SHOP.ORDERS.TOTAL TRANSFORMATION total * 2"));
        JsonNode customers = event("etl.customers RUNNING");
        assertThat(origins(customers.at("/outputs/0")))
                .isEqualTo(Map.of(
                        "CUSTOMER_ID",
                        "SHOP.CUSTOMERS.ID IDENTITY",
                        "NOME",
                        "SHOP.CUSTOMERS.NAME TRANSFORMATION trim"));
        assertThat(customers.at("/inputs/0/facets/schema/fields").size()).isGreaterThan(1);
        assertThat(customers.at("/outputs/0/facets/schema/fields/1/type").asString())
                .startsWith("VARCHAR(20");
        assertThat(customers.at("/job/facets/documentation/description").asString())
                .isEqualTo("Customers, one row each");
    }

    private static Map<String, String> origins(JsonNode output) {
        Map<String, String> origins = new TreeMap<>();
        output.at("/facets/columnLineage/fields").properties().forEach(field -> {
            JsonNode from = field.getValue().at("/inputFields/0");
            JsonNode how = from.at("/transformations/0");
            origins.put(
                    field.getKey(),
                    (from.get("name").asString() + "." + from.get("field").asString() + " "
                                    + how.get("subtype").asString() + " "
                                    + how.path("description").asString(""))
                            .strip());
        });
        return origins;
    }

    /** The column that finds the member, and the one that is taken of it. */
    @Test
    void aLookUpIsAJoin() throws IOException {
        project.file("orders.yaml", """
                entity: orders
                source: { connection: shop, table: shop.orders }
                columns:
                  order_id: id
                  nome: { lookup: customers, on: { customer_id: customer }, get: nome, missing: "null" }
                target: { connection: shop, table: dim.fact_order, keys: [order_id] }
                """);
        project.run();
        JsonNode fields = event("etl.orders RUNNING").at("/outputs/0/facets/columnLineage/fields/NOME/inputFields");
        assertThat(fields.valueStream()
                        .map(from -> from.get("name").asString() + "."
                                + from.get("field").asString() + " "
                                + from.at("/transformations/0/type").asString()))
                .containsExactly("SHOP.ORDERS.CUSTOMER INDIRECT", "DIM.CUSTOMER.NOME DIRECT");
    }

    @Test
    void aSchedulerIsTheParentOfTheRun() throws IOException {
        String airflow = "01234567-89ab-7def-8123-456789abcdef";
        project.environment("OPENLINEAGE_PARENT_ID", "airflow/nightly.load/" + airflow);
        RunResult run = project.run("customers");
        assertThat(event("etl START").at("/run/facets/parent/run/runId").asString())
                .isEqualTo(airflow);
        assertThat(event("etl START").at("/run/facets/parent/job/name").asString())
                .isEqualTo("nightly.load");
        assertThat(event("etl.customers START")
                        .at("/run/facets/parent/run/runId")
                        .asString())
                .isEqualTo(run.runId());
        assertThat(event("etl.customers START")
                        .at("/run/facets/parent/root/run/runId")
                        .asString())
                .isEqualTo(airflow);
        for (JsonNode event : events()) {
            PublishedSchema.holds(event);
        }
    }

    @Test
    void whatIsSkippedIsAborted() throws IOException {
        project.run("customers");
        project.execute("UPDATE ctl.etl_control SET is_enabled = FALSE");
        Files.delete(folder.resolve("out/lineage.ndjson"));
        project.run("customers");
        assertThat(events().stream().map(OpenLineageTest::name))
                .containsExactly("etl START", "etl.customers START", "etl.customers ABORT", "etl COMPLETE");
    }

    @Test
    void aBrokenSpecFailsItsEntity() throws IOException {
        project.file("orders.yaml", "entity: orders\nsource: {}\n");
        project.run();
        assertThat(events().stream().map(OpenLineageTest::name))
                .containsSubsequence("etl.orders START", "etl.orders FAIL")
                .endsWith("etl FAIL");
    }

    @Test
    void aRunThatCannotBeginHasFailed() throws IOException {
        project.run();
        Files.delete(folder.resolve("out/lineage.ndjson"));
        project.execute("ALTER TABLE audit.etl_run RENAME TO gone");
        assertThat(catchThrowable(project::run)).isNotNull();
        assertThat(events().stream().map(OpenLineageTest::name)).containsExactly("etl START", "etl FAIL");
        for (JsonNode event : events()) {
            PublishedSchema.holds(event);
        }
    }

    @Test
    void aDryRunMovesNothing() {
        project.dryRun();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void rowsThatAreReadAgainHaveLineageToo() throws IOException {
        project.run();
        Files.delete(folder.resolve("out/lineage.ndjson"));
        project.with(engine -> engine.backfill(new BackfillOptions(
                new Selection(List.of("customers"), List.of()), null, null, List.of(), false, null)));
        assertThat(events().stream().map(OpenLineageTest::name))
                .containsExactly(
                        "etl START",
                        "etl.customers START",
                        "etl.customers RUNNING",
                        "etl.customers COMPLETE",
                        "etl COMPLETE");
    }

    @Test
    void aServerGetsTheSame() throws IOException {
        try (FakeServer server = new FakeServer()) {
            project.environment("KEY", "key-very-secret");
            project.observe("{ openlineage: { url: '" + server.url() + "', api_key: '${env:KEY}' } }");
            assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(project.warnings()).isEmpty();
            assertThat(server.requests()).hasSize(8).allSatisfy(request -> {
                assertThat(request.path()).isEqualTo("/api/v1/lineage");
                assertThat(request.authorization()).isEqualTo("Bearer key-very-secret");
                assertThat(request.body()).doesNotContain("very-secret");
                PublishedSchema.holds(JSON.readTree(request.body()));
            });
        }
    }

    /** It may be there again when the run ends. */
    @Test
    void aServerThatFailsIsSaidOnceAndToldTheRest() {
        try (FakeServer server = new FakeServer()) {
            project.observe("{ openlineage: { url: '" + server.url() + "/own', api_key: key-very-secret } }");
            server.answers(500, "key-very-secret is not known");
            assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(project.warnings())
                    .singleElement()
                    .asString()
                    .contains("FLX-5191 openlineage: ", "answers 500")
                    .doesNotContain("very-secret");
            assertThat(server.requests())
                    .hasSize(8)
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo("/own"));
        }
    }

    @Test
    void aServerThatHangsIsSaidOnceAndNotWaitedFor() {
        try (FakeServer server = new FakeServer()) {
            project.observe("{ openlineage: { url: '" + server.url() + "', timeout: 2s } }");
            server.hangs();
            assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
            assertThat(server.held())
                    .as("it has answered nothing")
                    .isEqualTo(server.requests().size())
                    .isPositive();
            assertThat(project.warnings()).singleElement().asString().contains("FLX-5190", "does not answer");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidOnce() throws IOException {
        Files.writeString(folder.resolve("out"), "a file where a folder should be");
        assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(project.warnings())
                .singleElement()
                .asString()
                .contains("FLX-5192 openlineage: ", "cannot be written");
    }

    @Test
    void itGoesToAServerOrIntoAFile() {
        project.observe("{ openlineage: { url: 'http://localhost', file: a } }");
        assertThat(project.problems()).singleElement().asString().contains("openlineage has both url and file");
        project.observe("{ openlineage: { namespace: a } }");
        assertThat(project.problems()).singleElement().asString().contains("openlineage has neither url nor file");
    }
}
