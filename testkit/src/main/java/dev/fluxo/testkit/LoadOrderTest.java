package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entities that need each other's rows, though {@code depends_on} does not say so: `validate` and `plan` do. */
@OnEveryDatabase
class LoadOrderTest {
    private static final String PARENT = """
            entity: region
            source: { connection: src, query: "SELECT id, name FROM region" }
            columns: { id: id, name: name }
            target: { connection: dw, table: dw.dim_region, keys: [id] }
            """;
    private static final String CHILD = """
            entity: city
            source: { connection: src, query: "SELECT id, region_id FROM city" }
            columns: { id: id, region_id: region_id }
            target: { connection: dw, table: dw.dim_city, keys: [id] }
            """;
    private static final String READER = """
            entity: summary
            source: { connection: dw, query: "SELECT region_id, COUNT(*) AS cities FROM dw.dim_city GROUP BY region_id" }
            columns: { region_id: region_id, cities: cities }
            target: { connection: dw, table: dw.summary, keys: [region_id] }
            """;

    @RegisterExtension
    final Workshop workshop;

    LoadOrderTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        workshop.source().execute("""
                CREATE TABLE region (id INT PRIMARY KEY, name VARCHAR(20));
                CREATE TABLE city (id INT PRIMARY KEY, region_id INT);
                INSERT INTO region VALUES (1, 'Sul');
                INSERT INTO city VALUES (10, 1)""");
        workshop.warehouse().execute("CREATE SCHEMA dw");
        workshop.warehouse().execute("""
                CREATE TABLE dw.dim_region (id INT PRIMARY KEY, name VARCHAR(20));
                CREATE TABLE dw.dim_city (id INT PRIMARY KEY, region_id INT,
                  CONSTRAINT city_of_region FOREIGN KEY (region_id) REFERENCES dw.dim_region (id));
                CREATE TABLE dw.summary (region_id INT PRIMARY KEY, cities BIGINT)""");
    }

    @Needs(Capability.NAMED_CONSTRAINTS)
    @Test
    void aForeignKeyBetweenTargetsNamesTheLineToAdd() {
        workshop.spec(PARENT);
        workshop.spec(CHILD);
        assertThat(workshop.run().problem("city")).contains("FLX-4009");
        String[] parts = {"city.yaml:4:", "FLX-2071", "city_of_region", "'region' writes", "depends_on: [region]"};
        oneSays(workshop.validate(true), parts);
        oneSays(planned("city"), parts);

        workshop.spec(CHILD + "depends_on: [region]\n");
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-2071"));
        assertThat(workshop.run().statuses()).containsExactlyInAnyOrder("region success", "city success");
    }

    @Without(Capability.NAMED_CONSTRAINTS)
    @Test
    void aForeignKeyWithoutANameIsToldByItsColumns() {
        workshop.spec(PARENT);
        workshop.spec(CHILD);
        assertThat(workshop.run().problem("city")).contains("FLX-4009");
        oneSays(
                workshop.validate(true),
                "city.yaml:4:",
                "FLX-2071",
                "(region_id)",
                "'region' writes",
                "depends_on: [region]");
        workshop.spec(PARENT + "depends_on: [city]\n");
        oneSays(workshop.validate(true), "FLX-2071", "the other way round", "out of depends_on of 'region'");
        workshop.spec(PARENT);
        workshop.spec(CHILD + "depends_on: [region]\n");
        assertThat(workshop.run().statuses()).containsExactlyInAnyOrder("region success", "city success");
    }

    @Needs(Capability.NAMED_CONSTRAINTS)
    @Test
    void theOrderMayBeTheWrongWayRound() {
        workshop.spec(PARENT + "depends_on: [city]\n");
        workshop.spec(CHILD);
        oneSays(workshop.validate(true), "FLX-2071", "the other way round", "out of depends_on of 'region'");
        workshop.warehouse()
                .execute(
                        "ALTER TABLE dw.dim_region ADD CONSTRAINT region_capital FOREIGN KEY (id) REFERENCES dw.dim_city (id)");
        workshop.spec(PARENT);
        oneSays(workshop.validate(true), "FLX-2071", "city_of_region", "no order suits both");
    }

    @Needs(Capability.NAMED_CONSTRAINTS)
    @Test
    void aKeyOfATableToItselfOrToNobodysTableIsNoMatterOfOrder() {
        workshop.spec(CHILD);
        workshop.warehouse()
                .execute(
                        "ALTER TABLE dw.dim_city ADD CONSTRAINT itself FOREIGN KEY (region_id) REFERENCES dw.dim_city (id)");
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-2071"));
    }

    @Test
    void whoReadsWhatAnotherWritesIsTold() {
        workshop.spec(CHILD);
        workshop.spec(READER);
        String[] parts = {"summary.yaml:2:", "FLX-2073", "'summary' reads dw.dim_city", "'city' writes", "[city]"};
        oneSays(workshop.validate(false), parts);
        oneSays(planned("summary"), parts);

        workshop.spec(READER.replace(
                "query: \"SELECT region_id, COUNT(*) AS cities FROM dw.dim_city GROUP BY region_id\"",
                "table: dw.dim_city"));
        oneSays(workshop.validate(false), parts);

        workshop.spec(READER + "depends_on: [city]\n");
        assertThat(workshop.validate(false)).isEmpty();
    }

    @Test
    void whatIsReadInAnotherDatabaseOrOnPurposeFirstIsNotMeant() {
        workshop.spec(CHILD);
        workshop.spec(READER.replace("connection: dw, query", "connection: src, query"));
        assertThat(workshop.validate(false)).isEmpty();
        workshop.spec(CHILD + "depends_on: [summary]\n");
        workshop.spec(READER);
        assertThat(workshop.validate(false)).isEmpty();
    }

    private List<String> planned(String entity) {
        try (Engine engine = workshop.engine()) {
            return engine.plan(new Selection(List.of(entity), List.of())).get(0).warnings().stream()
                    .map(Problem::toString)
                    .toList();
        }
    }
}
