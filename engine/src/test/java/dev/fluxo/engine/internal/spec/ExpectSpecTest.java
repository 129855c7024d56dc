package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fluxo.engine.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a spec may say under {@code expect}: what is read of it, and the lines that a user reads of what is wrong. */
class ExpectSpecTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.readTree(SpecSchema.entity(List.of())));

    @TempDir
    Path path;

    private SpecFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new SpecFolder(path);
    }

    private static String expecting(String item) {
        return SpecFolder.ENTITY + "expect:\n  - " + item + "\n";
    }

    private ExpectationSpec one(String item) {
        return folder.write("c.yaml", expecting(item)).entity().expectations().get(0);
    }

    private static boolean schemaTakes(String yaml) {
        Node node = Objects.requireNonNull(YamlReader.read("f", yaml, new Problems()));
        return SCHEMA.validate(JSON.<JsonNode>valueToTree(Objects.requireNonNull(PlainYaml.of(node))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ rows: \">= 1\" } | rows | >= 1",
                "{ rows: 0 } | rows | = 0",
                "{ rows: \"!=0\" } | rows | != 0",
                "{ deleted: \"<= 5%\" } | deleted | <= 5%",
                "{ rejected: 0.5% } | rejected | = 0.5%",
                "{ sql: SELECT 1, is: 1 } | sql | = 1",
                "{ sql: SELECT 1, is: \"<= -1.5\" } | sql | <= -1.5",
                "{ sql: SELECT 1, is: OK } | sql | = OK",
                "{ sql: SELECT 1, is: true } | sql | = true",
                "{ sql: \"WITH x AS (SELECT 1 AS a) SELECT a FROM x\", is: 1 } | sql | = 1",
                "{ sql: \"SELECT COUNT(*) FROM {{target}} WHERE \\\"update\\\" = 'delete' -- into\", is: 0 } | sql | = 0"
            })
    void isRead(String item, String kind, String comparison) {
        ExpectationSpec expectation = one(item);
        assertThat(expectation.kind()).isEqualTo(kind);
        assertThat(expectation.is()).hasToString(comparison);
        assertThat(expectation.warns()).isFalse();
        assertThat(expectation.at()).hasToString("c.yaml:10:5");
        assertThat(schemaTakes(expecting(item))).isTrue();
    }

    @Test
    void listsAndWordsAreRead() {
        ExpectationSpec expectation =
                one("{ accepted: { uf: [SP, RJ], n: 1 }, severity: warn, name: known ones, where: \"a = 1\" }");
        assertThat(expectation.warns()).isTrue();
        assertThat(expectation.name()).isEqualTo("known ones");
        assertThat(Objects.requireNonNull(expectation.where()).value()).isEqualTo("a = 1");
        assertThat(expectation.lists())
                .extracting(list -> list.column() + " " + list.values())
                .containsExactly("uf [SP, RJ]", "n [1]");
        assertThat(one("{ unique: email }").columns()).hasToString("[email]");
        assertThat(one("{ refers: { a: s.t.b, b: t.\"x.y\" } }").lists()).hasSize(2);
        assertThat(ReferenceType.read("s.t.\"x.y\"")).hasToString("Reference[table=s.t, column=x.y]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ rows: \"=> 1\" } | c.yaml:10:13 FLX-1006 rows: '=> 1' is no comparison with a number of rows (did you mean '>= 1'?)",
                "{ rows: \"=< 1\" } | c.yaml:10:13 FLX-1006 rows: '=< 1' is no comparison with a number of rows (did you mean '<= 1'?)",
                "{ rows: \"== 1\" } | c.yaml:10:13 FLX-1006 rows: '== 1' is no comparison with a number of rows (did you mean '= 1'?)",
                "{ rows: \"<> 0\" } | c.yaml:10:13 FLX-1006 rows: '<> 0' is no comparison with a number of rows (did you mean '!= 0'?)",
                "{ rows: at least 5 } | c.yaml:10:13 FLX-1006 rows: 'at least 5' is no comparison with a number of rows (did you mean '>= 5'?)",
                "{ deleted: \"<= 1,000\" } | c.yaml:10:16 FLX-1006 deleted: '<= 1,000' is no comparison with a number of rows (did you mean '<= 1000'?)",
                "{ rows: many } | c.yaml:10:13 FLX-1006 rows: 'many' is no comparison with a number of rows (write =, !=, <, <=, > or >= and a number: '>= 1')",
                "{ rows: \">= 5%\" } | c.yaml:10:13 FLX-1006 rows: '>= 5%' is a share, and there is nothing that rows would be a share of (write a number of rows: '>= 1')",
                "{ rows: \">= -1\" } | c.yaml:10:13 FLX-1006 rows: '>= -1' is no comparison with a number of rows (write =, !=, <, <=, > or >= and a number: '>= 1')",
                "{ rows: [1] } | c.yaml:10:13 FLX-1005 rows needs a number or a comparison, but this is a list (write '>= 1')",
                "{ rows: 1, unique: a } | c.yaml:10:16 FLX-1006 an expectation has both rows and unique (keep one of them)",
                "{ severity: warn } | c.yaml:10:5 FLX-1004 an expectation has neither rows, read, inserted, versioned, updated, unchanged, deleted, superseded, rejected, not_null, unique, accepted, refers, sql (write one of them)",
                "{ unique: [] } | c.yaml:10:15 FLX-1006 unique is empty (name at least one)",
                "{ unique: [a, A] } | c.yaml:10:19 FLX-1006 column 'A' stands twice (keep one)",
                "{ uniqe: [a], rows: 1 } | c.yaml:10:7 FLX-1003 unknown key 'uniqe' (did you mean 'unique'?)",
                "{ rows: 1, severity: fatal } | c.yaml:10:26 FLX-1006 severity: 'fatal' is not one of error, warn",
                "{ sql: SELECT 1 } | c.yaml:10:7 FLX-1004 the expectation does not say what its SELECT has to give (write is: 0, or a comparison such as is: '<= 10')",
                "{ rows: 1, is: 0 } | c.yaml:10:16 FLX-1006 is: belongs to sql, and stands here without one (write the comparison behind the key itself: rows: '>= 1')",
                "{ sql: SELECT 1, is: \"=> 1\" } | c.yaml:10:26 FLX-1006 is: '=> 1' is no comparison with a number (did you mean '>= 1'?)",
                "{ sql: DELETE FROM x, is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: it does not begin with SELECT or WITH (write a SELECT of one value)",
                "{ sql: WITH d AS (DELETE FROM x RETURNING 1) SELECT 1, is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: it holds DELETE, and an expectation only reads (write a SELECT; where that is a column's name, put it in quotes)",
                "{ sql: SELECT 1 INTO x, is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: it holds INTO, and an expectation only reads (write a SELECT; where that is a column's name, put it in quotes)",
                "{ sql: SELECT 1; DROP TABLE x, is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: it holds a semicolon (write one whole of it)",
                "{ sql: \"SELECT ((1)\", is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: a parenthesis is not closed (write one whole of it)",
                "{ sql: \"SELECT 'a\", is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: a text is opened and not closed (write one whole of it)",
                "{ sql: \"SELECT 1 FROM {{table}}\", is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: '{{table}}' is no known placeholder (known: {{target}})",
                "{ sql: \"SELECT '{{target}}'\", is: 0 } | c.yaml:10:12 FLX-1083 sql of an expectation: {{target}} stands in a comment, a text or quotes (write it as a name)",
                "{ rows: 1, where: WHERE a = 1 } | c.yaml:10:23 FLX-1083 where of an expectation: it begins with WHERE (leave the word out: only the condition stands here)",
                "{ rows: 1, where: \"1 = 1) OR (1 = 1\" } | c.yaml:10:23 FLX-1083 where of an expectation: a parenthesis is closed that was not opened (write one whole of it)",
                "{ read: 1, where: a = 1 } | c.yaml:10:16 FLX-1006 where: narrows the rows of the target, and this asks how many rows of the run there were (leave it out)",
                "{ sql: SELECT 1, is: 1, where: a = 1 } | c.yaml:10:29 FLX-1006 where: narrows the rows of the target, and this asks a SELECT of its own (write it into the SELECT)",
                "{ refers: { a: b } } | c.yaml:10:20 FLX-1006 'a': 'b' names no column of a table (write schema.table.column)",
                "{ accepted: { a: [] } } | c.yaml:10:22 FLX-1006 'a' is empty (name at least one)",
                "unique | c.yaml:10:5 FLX-1005 an expectation needs keys and values, but this is text (known keys: rows, read, inserted, versioned, updated, unchanged, deleted, superseded, rejected, not_null, unique, accepted, refers, sql, is, where, severity, name)"
            })
    void aMistakeIsTold(String item, String expected) {
        folder.write("c.yaml", expecting(item));
        assertThat(folder.problems()).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "freshness: 26h | (here it is called 'fresh')",
                "data_tests: [unique] | (what has to hold of the table stands under expect of the entity: { not_null: […] }, { unique: […] }, { accepted: {…} }, { refers: {…} }, { sql: … })",
                "expect: [{ rows: 1, accepted_values: [1] }] | (here it is called 'accepted')",
                "expect: [{ rows: 1, relationships: x }] | (here it is called 'refers')",
                "expect: [{ rows: 1, row_count: 2 }] | (here it is called 'rows')"
            })
    void theWordsOfOthersAreKnown(String line, String hint) {
        folder.write("c.yaml", SpecFolder.ENTITY + line + "\n");
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("FLX-1003")
                .endsWith(hint);
        folder.write("c.yaml", SpecFolder.ENTITY.replace("transform: [trim]", "tests: [unique]"));
        assertThat(folder.problems()).singleElement().asString().contains("stands under expect of the entity");
    }

    /** What an editor underlines. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{ rows: '=> 1' }",
                "{ rows: '5%' }",
                "{ rows: -1 }",
                "{ rows: many }",
                "{ rows: 1, unique: a }",
                "{ severity: warn }",
                "{ unique: [] }",
                "{ rows: 1, severity: fatal }",
                "{ sql: SELECT 1, is: '=> 1' }",
                "{ refers: { a: b } }",
                "{ accepted: {} }",
                "unique"
            })
    void theSchemaRefuses(String item) {
        assertThat(schemaTakes(expecting(item))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fresh: 26 | c.yaml:9:8 FLX-1005 fresh needs a duration, but this is a number ('26') (write a number and ms, s, m, h or d, such as 30s)",
                "fresh: a day | c.yaml:9:8 FLX-1006 fresh: 'a day' is no duration (write a number and ms, s, m, h or d, such as 30s)",
                "fresh: 0s | c.yaml:9:8 FLX-1085 fresh: 0s is never met: what is loaded is older than nothing (write the time between two runs, the lag, and some more)"
            })
    void anAgeThatIsNoneIsTold(String line, String expected) {
        folder.write("c.yaml", SpecFolder.ENTITY + line + "\n");
        assertThat(folder.problems()).containsExactly(expected);
    }

    @Test
    void anAgeBelowTheLagIsTold() {
        folder.write(
                "c.yaml",
                SpecFolder.ENTITY.replace("[updated_at, id] }", "[updated_at, id], lag: 2h }") + "fresh: 1h\n");
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("c.yaml:9:8 FLX-1085 fresh: 1h is never met: watermark.lag");
        assertThat(folder.write("c.yaml", SpecFolder.ENTITY + "fresh: 26h\n")
                        .entity()
                        .fresh())
                .isEqualTo(java.time.Duration.ofHours(26));
        assertThat(folder.entity().hash())
                .isEqualTo(folder.write("c.yaml", SpecFolder.ENTITY).entity().hash());
    }

    @Test
    void batchesAreWarnedOf() {
        folder.write("c.yaml", expecting("{ rows: 1 }") + "commit: batch\n");
        assertThat(folder.problems()).singleElement().asString().startsWith("c.yaml:9:1 FLX-1084 with commit: batch");
        folder.write("c.yaml", expecting("{ rows: 1, severity: warn }") + "commit: batch\n");
        assertThat(folder.problems()).isEmpty();
    }

    /** A name is for people; what is expected is a part of what the spec means. */
    @Test
    void countsInTheFingerprint() {
        String none = folder.write("c.yaml", SpecFolder.ENTITY).entity().hash();
        String rows = folder.write("c.yaml", expecting("{ rows: 1 }")).entity().hash();
        assertThat(rows).isNotEqualTo(none);
        assertThat(folder.write("c.yaml", expecting("{ rows: '= 1', name: x, severity: error }"))
                        .entity()
                        .hash())
                .isEqualTo(rows);
        assertThat(folder.write("c.yaml", expecting("{ rows: 2 }")).entity().hash())
                .isNotEqualTo(rows);
        assertThat(folder.write("c.yaml", SpecFolder.ENTITY + "expect: []\n")
                        .entity()
                        .hash())
                .isEqualTo(none);
    }
}
