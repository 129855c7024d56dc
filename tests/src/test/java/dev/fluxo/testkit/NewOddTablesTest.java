package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Draft;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.TargetDdl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a table is called and made of: the draft, its DDL, a validation online and a run, one after the other, all pass. */
@ParameterizedClass(name = "{0} to {1}")
@MethodSource("pairs")
class NewOddTablesTest {
    /** The table to draft, as the command line names it, and the statements that make it; each has two rows. */
    private static final Map<String, String> OF_ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("\"order\"", """
                    CREATE TABLE "order" ("left" INT NOT NULL PRIMARY KEY, "user" VARCHAR(10) NOT NULL, "order" INT, "select" INT,
                      "group" INT, "end" DATE, "value" INT, "day" INT, "limit" INT, "primary" INT, "offset" INT, "analyze" INT,
                      "key" INT, "timestamp" TIMESTAMP NOT NULL);
                    INSERT INTO "order" VALUES (1, 'a', 1, 1, 1, NULL, 1, 1, 1, 1, 1, 1, 1, TIMESTAMP '2025-01-01 00:00:00'),
                      (2, 'b', 1, 1, 1, NULL, 1, 1, 1, 1, 1, 1, 1, TIMESTAMP '2025-01-01 00:00:00')"""),
            Map.entry("\"a \"\"b\"\".c\"", """
                    CREATE TABLE "a ""b"".c" ("It's" INT NOT NULL, "x.y" VARCHAR(5) NOT NULL, "Ação" INT, "a: b #c" INT, "null" INT,
                      "Name" INT, "name" INT, "[z]" INT, "{w}" INT, "-" INT, " pad " INT, "100%%" INT, PRIMARY KEY ("It's", "x.y"));
                    INSERT INTO "a ""b"".c" VALUES (1, 'a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), (1, 'b', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)"""),
            Map.entry("staged", """
                    CREATE TABLE staged (id INT NOT NULL PRIMARY KEY, dw_loaded_at TIMESTAMP NOT NULL, loaded_at TIMESTAMP);
                    INSERT INTO staged VALUES (1, TIMESTAMP '2025-01-01 00:00:00', NULL),
                      (2, TIMESTAMP '2025-01-01 00:00:00', NULL)"""),
            Map.entry("keyless", """
                    CREATE TABLE keyless (line VARCHAR(10), amount DECIMAL(10, 2), at TIMESTAMP);
                    INSERT INTO keyless VALUES ('a', 1, NULL), ('a', 2, NULL)"""),
            Map.entry("nothing_unique", """
                    CREATE TABLE nothing_unique (line VARCHAR(10), remark VARCHAR(10));
                    INSERT INTO nothing_unique VALUES ('a', NULL), ('b', 'x')"""),
            Map.entry("half", """
                    CREATE TABLE half (id INT NOT NULL PRIMARY KEY, updated_at TIMESTAMP, created_at TIMESTAMP NOT NULL);
                    INSERT INTO half VALUES (1, NULL, TIMESTAMP '2025-01-01 00:00:00'),
                      (2, TIMESTAMP '2025-01-02 00:00:00', TIMESTAMP '2025-01-01 00:00:00')"""),
            Map.entry("payment", """
                    CREATE TABLE payment (payment_id INT NOT NULL PRIMARY KEY, amount DECIMAL(5, 2) NOT NULL, payment_date TIMESTAMP NOT NULL);
                    INSERT INTO payment VALUES (1, 1.5, TIMESTAMP '2025-01-01 00:00:00'), (2, 1.5, TIMESTAMP '2025-01-02 00:00:00')"""),
            Map.entry("all_payments", """
                    CREATE TABLE paid (payment_id INT NOT NULL PRIMARY KEY, payment_date TIMESTAMP NOT NULL);
                    INSERT INTO paid VALUES (1, TIMESTAMP '2025-01-01 00:00:00'), (2, TIMESTAMP '2025-01-02 00:00:00');
                    CREATE VIEW all_payments AS SELECT * FROM paid"""),
            Map.entry("sales.client", """
                    CREATE SCHEMA sales;
                    CREATE TABLE sales.client (id UUID NOT NULL PRIMARY KEY, born DATE, big BIGINT, small SMALLINT, truth BOOLEAN,
                      ratio REAL, wide DOUBLE PRECISION, price DECIMAL(30, 10), "hour" TIME(6), zoned TIMESTAMP(6) WITH TIME ZONE);
                    INSERT INTO sales.client (id, big) VALUES ('3f5ae95e-b87d-4aed-95b4-c3797afcb74f', 1),
                      ('3f5ae95e-b87d-4aed-95b4-c3797afcb74e', 2)"""),
            Map.entry("generated", """
                    CREATE TABLE generated (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, price INT NOT NULL,
                      twice INT GENERATED ALWAYS AS (price * 2));
                    INSERT INTO generated (price) VALUES (1), (2)"""),
            Map.entry("nullable_key", """
                    CREATE TABLE nullable_key (code VARCHAR(5), label VARCHAR(5), UNIQUE (code));
                    INSERT INTO nullable_key VALUES ('a', 'x'), ('b', NULL)"""),
            Map.entry("a_name_as_long_as_names_may_be_in_a_database_of_this_make_abcd", """
                    CREATE TABLE a_name_as_long_as_names_may_be_in_a_database_of_this_make_abcd (
                      a_column_as_long_as_names_may_be_in_a_database_of_this_make_abc INT NOT NULL PRIMARY KEY);
                    INSERT INTO a_name_as_long_as_names_may_be_in_a_database_of_this_make_abcd VALUES (1), (2)""")));

    private static final Map<String, Map<String, String>> OF_ONE = Map.of(
            "h2", Map.of("typed", """
                    CREATE TABLE typed (id VARCHAR NOT NULL PRIMARY KEY, notes CLOB, bytes BLOB, digits DECFLOAT(20), doc JSON, tiny TINYINT,
                      fine TIMESTAMP(9), ci VARCHAR_IGNORECASE(10), list INT ARRAY, span INTERVAL DAY TO SECOND, kind ENUM('a', 'b'),
                      wide DECIMAL(2000, 5), fixed CHAR(3));
                    INSERT INTO typed (id, notes, doc, list) VALUES ('1', 'x', JSON '{"a": 1}', ARRAY[1, 2]), ('2', NULL, NULL, NULL)""", "lower", """
                    CREATE SCHEMA "Mixed";
                    CREATE TABLE lower ("id" INT NOT NULL PRIMARY KEY);
                    INSERT INTO lower VALUES (1), (2)"""),
            "postgresql", Map.of("typed", """
                    CREATE TYPE mood AS ENUM ('sad', 'ok');
                    CREATE DOMAIN cents AS numeric(12, 2) NOT NULL;
                    CREATE TABLE typed (id text PRIMARY KEY, notes text, bytes bytea, digits numeric, doc jsonb, raw json, tree xml, net inet,
                      feel mood, cost cents, list int[], texts text[], span interval, tagged bit(3), worth money, at timetz, area point,
                      found tsvector, during tstzrange, ci citext, fixed char(3), large varchar(5000000), odd numeric(3, 1));
                    INSERT INTO typed (id, notes, doc, raw, tree, net, feel, cost, list, span, tagged, worth, at, area, found, during) VALUES
                      ('1', 'x', '{"a": 1}', '{"b": 2}', '<a/>', '10.0.0.1', 'ok', 1.5, '{1,NULL}', '1 day', B'101', '12.5', '10:00+02',
                       '(1,2)', 'a fat cat', '[2025-01-01,2025-01-02)');
                    INSERT INTO typed (id, cost) VALUES ('2', 2)""", "parted", """
                    CREATE TABLE parted (id int NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                    CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                    INSERT INTO parted VALUES (1, '2025-02-01'), (2, '2025-02-02')""", "counted", """
                    CREATE MATERIALIZED VIEW counted AS SELECT x, x * 2 AS twice FROM generate_series(1, 2) AS x"""));

    @RegisterExtension
    final Workshop workshop;

    private final Map<String, String> tables = new TreeMap<>(OF_ALL);

    NewOddTablesTest(Backend reads, Backend writes) {
        workshop = new Workshop(reads, writes);
        tables.putAll(OF_ONE.getOrDefault(reads.code(), Map.of()));
    }

    static Stream<Arguments> pairs() {
        return Backends.all().stream()
                .flatMap(reads -> Backends.all().stream().map(writes -> Arguments.of(reads, writes)));
    }

    @Test
    void fromTheDraftToTheRun() {
        workshop.connections("");
        List<String> wrong = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        tables.forEach((name, sql) -> {
            try (Engine engine = workshop.engine()) {
                workshop.source().execute(sql.replace("%%", "%"));
                Draft draft = engine.draft(name, "mart." + name.substring(name.indexOf('.') == 5 ? 6 : 0));
                drafts.add(draft);
                workshop.warehouse().execute(draft.ddl());
            } catch (RuntimeException | AssertionError e) {
                wrong.add(name + ": " + e + " " + e.getCause());
            }
        });
        assertThat(drafts.get(0).ddl()).startsWith("CREATE SCHEMA mart;\n");
        assertThat(drafts.get(1).ddl()).startsWith("CREATE TABLE mart.");
        try (Engine engine = workshop.engine()) {
            engine.validateOnline().stream().filter(Problem::isError).forEach(problem -> wrong.add(problem.toString()));
            engine.run(Workshop.options(false)).entities().forEach(entity -> judge(entity, wrong));
        }
        assertThat(wrong).as("%s", drafts.stream().map(Draft::ddl).toList()).isEmpty();
        assertThat(engineSelection()).hasSize(drafts.size());
    }

    /** The spec alone tells as much as the table that it was drafted from. */
    @Test
    void fromTheSpecsToTheirDdlToTheRun() {
        workshop.connections("");
        List<String> wrong = new ArrayList<>();
        tables.forEach((name, sql) -> {
            workshop.source().execute(sql.replace("%%", "%"));
            try (Engine engine = workshop.engine()) {
                engine.draft(name, "mart." + name.substring(name.indexOf('.') == 5 ? 6 : 0));
            }
        });
        try (Engine engine = workshop.engine()) {
            List<TargetDdl> ddl = engine.ddl(Selection.ALL);
            assertThat(ddl).hasSize(tables.size()).allMatch(TargetDdl::missing);
            assertThat(ddl.stream().flatMap(target -> target.statements().stream()))
                    .as("the schema is made once")
                    .hasSize(tables.size() + 1);
            engine.apply(ddl);
            engine.ddl(Selection.ALL).forEach(target -> {
                wrong.addAll(target.statements());
                target.problems().forEach(problem -> wrong.add(problem.toString()));
            });
            engine.validateOnline().stream().filter(Problem::isError).forEach(problem -> wrong.add(problem.toString()));
            engine.run(Workshop.options(false)).entities().forEach(entity -> judge(entity, wrong));
            assertThat(wrong).as("%s", ddl).isEmpty();
        }
    }

    private List<?> engineSelection() {
        try (Engine engine = workshop.engine()) {
            return engine.status(Selection.ALL);
        }
    }

    private static void judge(EntityResult entity, List<String> wrong) {
        if (entity.status() != EntityStatus.SUCCESS || entity.counts().inserted() != 2) {
            wrong.add(entity.entity() + " " + entity.status() + " " + entity.counts() + " " + entity.problem());
        }
    }
}
