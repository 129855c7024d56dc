package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file, several entities: what they are, and what is said of a list that is wrong. */
class ForEachTest {
    private static final String MANY = """
            entity: customers_${tenant}
            for_each: { tenant: [sp, rj] }
            tags: [crm, "${tenant}"]
            description: Customers of ${tenant}
            depends_on: []
            source:
              connection: oltp
              query: "SELECT id, name, updated_at FROM core_${tenant}.customers -- ${tenant}"
            watermark: { columns: [updated_at, id] }
            columns:
              customer_id: id
              nome: { from: name, transform: [trim] }
              updated_at: updated_at
            target: { connection: dw, table: "dim.CUSTOMER_${tenant}", keys: [customer_id] }
            """;

    @TempDir
    Path path;

    private SpecFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new SpecFolder(path);
    }

    private List<String> problems(String yaml) {
        return folder.write("c.yaml", yaml).problems();
    }

    /** The spec that a file of its own would hold is the same one, with the same fingerprints. */
    @Test
    void eachIsWhatAFileOfItsOwnWouldBe() {
        List<EntitySpec> entities = folder.write("c.yaml", MANY).read().entities();
        assertThat(folder.problems()).isEmpty();
        assertThat(entities).extracting(EntitySpec::name).containsExactly("customers_sp", "customers_rj");
        String alone = MANY.replace("for_each: { tenant: [sp, rj] }\n", "").replace("${tenant}", "rj");
        EntitySpec own = folder.write("c.yaml", alone).entity();
        EntitySpec one = entities.get(1);
        assertThat(one.hash())
                .isEqualTo(own.hash())
                .isNotEqualTo(entities.get(0).hash());
        assertThat(one.written().query()).isEqualTo(own.written().query());
        assertThat(one.written().lookups()).isEmpty();
        assertThat(one.written().targetLooked()).isFalse();
        assertThat(one.tags()).containsExactly("crm", "rj");
        assertThat(one.description()).isEqualTo("Customers of rj");
        assertThat(Objects.requireNonNull(one.source().query()).value())
                .isEqualTo("SELECT id, name, updated_at FROM core_rj.customers -- rj");
        assertThat(one.target().table().value()).hasToString("dim.CUSTOMER_rj");
        assertThat(one.at()).hasToString("c.yaml:1:9");
    }

    @Test
    void severalListsAreCombined() {
        String yaml = MANY.replace("entity: customers_${tenant}", "entity: customers_${tenant}_${year}")
                .replace("[sp, rj] }", "[sp, rj], year: [2025, 2026] }");
        assertThat(problems(yaml)).isEmpty();
        assertThat(folder.read().entities())
                .extracting(EntitySpec::name)
                .containsExactly("customers_sp_2025", "customers_sp_2026", "customers_rj_2025", "customers_rj_2026");
    }

    @Test
    void oneValueNeedsNoBrackets() {
        assertThat(problems(MANY.replace("[sp, rj]", "sp"))).isEmpty();
        assertThat(folder.entity().name()).isEqualTo("customers_sp");
    }

    @Test
    void whatIsLookedUpElsewhereIsNotTouched() {
        folder.environment.put("SCHEMA", "${tenant}");
        String yaml = MANY.replace("core_${tenant}.customers", "${env:SCHEMA}_${tenant}.customers");
        assertThat(problems(yaml)).isEmpty();
        EntitySpec one = folder.read().entities().get(0);
        assertThat(Objects.requireNonNull(one.source().query()).value()).contains("FROM ${tenant}_sp.customers");
        assertThat(one.written().lookups()).containsOnlyKeys("env:SCHEMA");
    }

    @Test
    void anEntityWaitsForThatOfItsOwnValue() {
        folder.write("c.yaml", MANY);
        folder.write(
                "d.yaml",
                MANY.replace("entity: customers_", "entity: orders_")
                        .replace("depends_on: []", "depends_on: [\"customers_${tenant}\"]"));
        assertThat(folder.problems()).isEmpty();
        assertThat(folder.read().entities())
                .filteredOn(entity -> entity.name().equals("orders_rj"))
                .singleElement()
                .satisfies(entity -> assertThat(entity.dependsOn()).hasToString("[customers_rj]"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ tenant: [sp, rj] } | {} | c.yaml:2:1 FLX-1006 for_each is empty (write at least one)",
                "{ tenant: [sp, rj] } | { tenant: [] } | c.yaml:2:21 FLX-1006 'tenant' is empty (name at least one)",
                "{ tenant: [sp, rj] } | [sp, rj] | c.yaml:2:11 FLX-1005 for_each needs keys and values, but this is a list (write name: value, one per line)",
                "{ tenant: [sp, rj] } | { tenant: [sp, {}] } | c.yaml:2:26 FLX-1005 'tenant' needs text, but this is keys and values",
                "{ tenant: [sp, rj] } | { tenant: [sp, ~] } | c.yaml:2:26 FLX-1005 'tenant' needs text, but this is nothing",
                "{ tenant: [sp, rj] } | { tenant: [sp, r j] } | c.yaml:2:26 FLX-1006 'tenant': 'r j' has a character that for_each does not take (letters, digits and _, with a single . or - between them: it is put into names and queries as it is)",
                "{ tenant: [sp, rj] } | { tenant: [sp, r--j] } | c.yaml:2:26 FLX-1006 'tenant': 'r--j' has a character that for_each does not take (letters, digits and _, with a single . or - between them: it is put into names and queries as it is)",
                "{ tenant: [sp, rj] } | { tenant: [sp, \"1;DROP\"] } | c.yaml:2:26 FLX-1006 'tenant': '1;DROP' has a character that for_each does not take (letters, digits and _, with a single . or - between them: it is put into names and queries as it is)",
                "{ tenant: [sp, rj] } | { tenant: [sp, sp] } | c.yaml:2:26 FLX-1080 'sp' stands twice in for_each.tenant (keep one)",
                "{ tenant: [sp, rj] } | { tenant: [sp, RJ] } | c.yaml:2:26 FLX-1081 'RJ' of for_each cannot stand in the entity's name: 'customers_RJ' is not a name of small letters, digits and _ that begins with a letter (write it in small letters)",
                "{ tenant: [sp, rj] } | { tenant: [sp, r.j] } | c.yaml:2:26 FLX-1081 'r.j' of for_each cannot stand in the entity's name: 'customers_r.j' is not a name of small letters, digits and _ that begins with a letter (a name takes no . and no -: write a file of its own for it)",
                "entity: customers_${tenant} | entity: customers | c.yaml:1:1 FLX-1080 'tenant' of for_each is not in the entity's name, so that several entities would be called 'customers' (write entity: customers_${tenant})",
                "entity: customers_${tenant} | entity: customers_${tenat} | c.yaml:1:1 FLX-1080 'tenant' of for_each is not in the entity's name, so that several entities would be called 'customers_${tenat}' (write ${tenant} into it)",
                "core_${tenant} | core_${tenat} | c.yaml:8:10 FLX-1018 '${tenat}' is no known look-up (did you mean ${tenant}?)",
                "core_${tenant} | core_${region} | c.yaml:8:10 FLX-1018 '${region}' is no known look-up (known: ${env:NAME}, ${sys:name}, ${project.dir}; of for_each: ${tenant})",
                "core_${tenant} | core_${env:region} | c.yaml:8:10 FLX-1018 environment variable 'region' is not defined (set it where the command is started: region=…)",
                "from: name | from: \"name_${tenant}\" | c.yaml:12:17 FLX-1082 ${tenant} is not replaced here: of a column, only value:, lookup: and table: take it (name it in the query, or give it a column of its own: { value: \"${tenant}\" })",
                "customer_id: id | customer_id: id_${tenant} | c.yaml:11:16 FLX-1082 ${tenant} is not replaced here: of a column, only value:, lookup: and table: take it (name it in the query, or give it a column of its own: { value: \"${tenant}\" })",
                "customer_id: id | customer_id: { expression: \"'${tenant}'\" } | c.yaml:11:30 FLX-1082 ${tenant} is not replaced here: of a column, only value:, lookup: and table: take it (name it in the query, or give it a column of its own: { value: \"${tenant}\" })"
            })
    void aMistakeIsToldOnceAndWhereItStands(String right, String wrong, String expected) {
        assertThat(MANY).contains(right);
        assertThat(problems(MANY.replace(right, wrong))).containsExactly(expected);
        assertThat(folder.read().entities()).isEmpty();
    }

    /** The braces belong to YAML there. */
    @Test
    void quotesThatYamlWantsAreAskedFor() {
        assertThat(problems(MANY.replace("[crm, \"${tenant}\"]", "[crm, ${tenant}]")))
                .containsExactly(
                        "c.yaml:3:14 FLX-1001 not valid YAML: a list [ ] lacks a comma or its end (inside [ ] and { }"
                                + " a text with ${…} needs quotes around it)");
    }

    @Test
    void theNameOfAVariableIsChecked() {
        assertThat(problems(MANY.replace("tenant", "Tenant")))
                .containsExactly(
                        "c.yaml:2:13 FLX-1006 for_each: 'Tenant' is not a name of small letters, digits and _ that"
                                + " begins with a letter (a spec names it as ${tenant})");
    }

    @Test
    void aVariableWithoutAListIsNoName() {
        assertThat(problems(MANY.replace("for_each: { tenant: [sp, rj] }\n", "").replace("core_${tenant}", "core")))
                .contains("c.yaml:1:9 FLX-1018 '${tenant}' is no known look-up (known: ${env:NAME}, ${sys:name},"
                        + " ${project.dir}; and what for_each: { tenant: [...] } lists)");
    }

    @Test
    void twoListsThatGiveOneNameAreFound() {
        String yaml = MANY.replace("entity: customers_${tenant}", "entity: c_${tenant}${year}")
                .replace("[sp, rj] }", "[a, a1], year: [11, \"1\"] }");
        assertThat(problems(yaml))
                .containsExactly(
                        "c.yaml:1:1 FLX-1080 for_each gives the name 'c_a11' to two entities (part the variables in"
                                + " the name: ${tenant}_${year})");
    }

    @Test
    void aThousandEntitiesAreManyEnough() {
        String many =
                String.join(", ", IntStream.range(0, 40).mapToObj(i -> "t" + i).toList());
        String yaml = MANY.replace("entity: customers_${tenant}", "entity: c_${tenant}_${year}")
                .replace("[sp, rj] }", "[" + many + "], year: [" + many + "] }");
        assertThat(problems(yaml))
                .containsExactly(
                        "c.yaml:2:1 FLX-1080 for_each makes 1600 entities of one file, each value of a list with"
                                + " each of the others (at most 1000: divide the file)");
    }

    /** What is wrong in the same way with all of them is one mistake of the file. */
    @Test
    void aMistakeOfTheFileIsToldOnceAndFailsAllOfIt() {
        assertThat(problems(MANY.replace("connection: oltp", "connection: otlp").replace("keys:", "kyes:")))
                .extracting(line -> line.replaceAll("(FLX-\\d+).*", "$1"))
                .containsExactly("c.yaml:7:15 FLX-1016", "c.yaml:14:1 FLX-1004", "c.yaml:14:60 FLX-1003");
        SpecReader.Result read = folder.read();
        assertThat(BrokenSpec.of(read.files(), read.problems()))
                .extracting(BrokenSpec::name)
                .containsExactly("customers_sp", "customers_rj");
    }

    @Test
    void aConnectionForEachIsMissedByName() {
        assertThat(problems(MANY.replace("connection: oltp", "connection: crm_${tenant}")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("c.yaml:7:15 FLX-1016"))
                .anyMatch(line -> line.contains("'crm_sp'"))
                .anyMatch(line -> line.contains("'crm_rj'"));
    }

    @Test
    void anEntityOfThatNameInAnotherFileIsFound() {
        folder.write("other.yaml", SpecFolder.ENTITY.replace("entity: customers", "entity: customers_rj"));
        assertThat(problems(MANY))
                .containsExactly(
                        "c.yaml:1:9 FLX-1013 entity 'customers_rj' is defined twice (it stands in other.yaml:1:9 too)",
                        "other.yaml:1:9 FLX-1013 entity 'customers_rj' is defined twice (it stands in c.yaml:1:9 too)");
    }

    /** Who waits for one of its entities need not hear that there is none. */
    @Test
    void aBrokenListIsNoSecondProblem() {
        folder.write("d.yaml", SpecFolder.ENTITY + "depends_on: [customers_sp]\n");
        assertThat(problems(MANY.replace("[sp, rj]", "[]"))).hasSize(1);
        folder.write("d.yaml", SpecFolder.ENTITY + "depends_on: [clients_sp]\n");
        assertThat(problems(MANY.replace("[sp, rj]", "[]"))).hasSize(2);
    }

    @Test
    void likewiseNamesTheOthers() {
        List<EntitySpec> entities = folder.write("c.yaml", MANY).read().entities();
        Likewise likewise = new Likewise();
        for (EntitySpec entity : entities) {
            likewise.add(
                    entity,
                    List.of(
                            Problem.warning(
                                    Code.READS_ANOTHER_TARGET,
                                    entity.at(),
                                    "'" + entity.name() + "' reads dim.X",
                                    null),
                            Problem.warning(Code.READS_ANOTHER_TARGET, entity.at(), "all alike", null)));
        }
        assertThat(likewise.all())
                .extracting(Problem::message)
                .containsExactly("'customers_sp' reads dim.X; so it is with customers_rj", "all alike");
    }
}
