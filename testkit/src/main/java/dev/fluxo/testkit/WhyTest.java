package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ExplanationText;
import dev.fluxo.engine.result.Explanation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each fate that a row can have is told for what it is. */
@OnEveryDatabase
class WhyTest {
    @RegisterExtension
    final Workshop workshop;

    WhyTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.spec(Shop.SPEC + "on_error: reject\n");
    }

    private Explanation why(String key) {
        try (Engine engine = workshop.engine()) {
            return engine.why("customers", key);
        }
    }

    @Test
    void itWaits() {
        assertThat(why("3").verdict()).isEqualTo("it waits: the next run inserts it");
        assertThat(why("3").target()).isEmpty();
        workshop.run();
        workshop.source()
                .execute(
                        "UPDATE customer SET name = ' Eva ', updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 3");
        Explanation why = why("3");
        assertThat(why.verdict()).isEqualTo("it waits: the next run updates it");
        assertThat(ExplanationText.render(why, Wording.neutral()))
                .startsWith("customers customer_id=3: it waits")
                .contains("nome: name ' Eva ' -> trim 'Eva'")
                .containsPattern("(?i)target now: customer_id='3', nome='Customer 3', limite='4.50', dw_loaded_at='20");
    }

    @Test
    void itIsThereAndTheRunIsNamed() {
        workshop.run();
        Explanation why = why("7");
        assertThat(why.verdict()).isEqualTo("it is in the target as the source has it");
        assertThat(why.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.runId())
                        .isEqualTo(workshop.warehouse().text("SELECT run_id FROM audit.etl_run")));
        assertThat(why.place()).contains("not after the watermark");
    }

    @Test
    void itIsRejected() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 3");
        workshop.run();
        Explanation why = why("3");
        assertThat(why.verdict()).startsWith("it cannot be loaded: column 'nome'");
        assertThat(why.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.code()).isEqualTo("FLX-4001");
            assertThat(reject.column()).isEqualToIgnoringCase("nome");
        });
        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 3");
        assertThat(why("3").verdict()).contains("it was rejected when a run read it", "'retry-rejects'");
    }

    @Test
    void itCameLate() {
        workshop.run();
        workshop.source().execute("INSERT INTO customer VALUES (99, 'Late', 1, TIMESTAMP '2025-01-01 00:00:00')");
        assertThat(why("99").verdict()).contains("behind the watermark", "'rewind'");
        workshop.source().execute("UPDATE customer SET name = 'Silent' WHERE id = 5");
        assertThat(why("5").verdict()).contains("the target differs", "without moving its watermark");
    }

    @Test
    void itIsNotDue() {
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2200-01-01 00:00:00' WHERE id = 5");
        assertThat(why("5").verdict()).contains("not due yet");
    }

    @Test
    void theSourceHasItNoMore() {
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 5");
        assertThat(why("5").verdict()).contains("the target keeps it");
        assertThat(why("12345").verdict()).isEqualTo("neither the source nor the target has this row");
    }

    @Test
    void aKeyThatIsComputedIsLookedFor() {
        workshop.spec(Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"id + 1000\" }"));
        workshop.run();
        assertThat(why("1007").verdict()).isEqualTo("it is in the target as the source has it");
        assertThat(why("7").verdict()).isEqualTo("neither the source nor the target has this row");
    }

    @Test
    void whatIsNoKeyIsRefused() {
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> why("forty-two"));
        assertThat(refusal).hasMessageContaining("FLX-5017").hasMessageContaining("'forty-two'");
        refusal = catchThrowableOfType(FluxoException.class, () -> {
            workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id, nome]"));
            why("1");
        });
        assertThat(refusal).hasMessageContaining("has 2: customer_id, nome");
        refusal = catchThrowableOfType(FluxoException.class, () -> {
            try (Engine engine = workshop.engine()) {
                engine.why("custmers", "1");
            }
        });
        assertThat(refusal).hasMessageContaining("FLX-1022").hasMessageContaining("customers");
    }

    @Test
    void aQueryThatLeavesItOutIsNamed() {
        workshop.run();
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE credit > 6"));
        assertThat(why("3").verdict())
                .containsIgnoringCase("customer has this row, but the source query leaves it out: see its conditions")
                .contains("the target keeps it");
        assertThat(why("99").verdict()).isEqualTo("neither the source nor the target has this row");
    }

    @Test
    void aRowWithoutAWatermarkIsLeftOutOrStopsTheRun() {
        workshop.run();
        workshop.source().execute("UPDATE customer SET updated_at = NULL, name = 'Other' WHERE id = 3");
        assertThat(why("3").verdict())
                .startsWith("a run stops at it: it has NULL in watermark column")
                .containsIgnoringCase("updated_at");
        assertThat(why("4").verdict()).isEqualTo("it is in the target as the source has it");
        workshop.source().execute("UPDATE customer SET name = 'Other' WHERE id = 5");
        assertThat(why("5").verdict()).startsWith("no run reads on: FLX-");
        workshop.spec(Shop.SPEC.replace("id] }", "id], on_null: skip }"));
        assertThat(why("3").verdict())
                .startsWith("runs leave it out: it has NULL in watermark column")
                .contains("on_null is skip");
    }

    @Test
    void aChangedMappingIsOneOfTheReasons() {
        workshop.run();
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { expression: \"credit * 2\" }"));
        assertThat(why("3").verdict())
                .startsWith(
                        "the target differs in limite, and no run will read the row again: the spec was changed after run ")
                .contains("without moving its watermark", "'rewind'");
    }

    @Test
    void whatIsWrittenOtherwiseIsNoDifference() {
        workshop.source()
                .execute(
                        "CREATE TABLE priced (id DECIMAL(10, 2) PRIMARY KEY, price DECIMAL(12, 4), updated_at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE dim_priced (id DECIMAL(10, 2) PRIMARY KEY, price DECIMAL(12, 1))");
        workshop.source().execute("INSERT INTO priced VALUES (12.5, 1.5, TIMESTAMP '2025-01-01 00:00:00')");
        workshop.spec("""
                entity: priced
                source: { connection: src, table: priced }
                watermark: { columns: [updated_at, id] }
                columns: { id: id, price: price }
                target: { connection: dw, table: dim_priced, keys: [id] }
                """);
        workshop.run("priced");
        try (Engine engine = workshop.engine()) {
            for (String key : new String[] {"12.5", "12.50", "12.500", " 12.5 "}) {
                assertThat(engine.why("priced", key).verdict())
                        .as(key)
                        .isEqualTo("it is in the target as the source has it");
            }
        }
        workshop.spec(Shop.SPEC);
        workshop.run("customers");
        assertThat(why("3.0").verdict()).isEqualTo("it is in the target as the source has it");
    }

    @Test
    void aKeyInOtherLettersIsFound() {
        workshop.source()
                .execute("CREATE TABLE coded (code VARCHAR(10) PRIMARY KEY, label VARCHAR(5), updated_at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE dim_coded (code VARCHAR(10) PRIMARY KEY, label VARCHAR(5))");
        workshop.source().execute("INSERT INTO coded VALUES ('A,1', 'x', TIMESTAMP '2025-01-01 00:00:00')");
        workshop.spec("""
                entity: coded
                source: { connection: src, table: coded }
                watermark: { columns: [updated_at, code] }
                columns: { code: code, label: label }
                target: { connection: dw, table: dim_coded, keys: [code] }
                """);
        workshop.run("coded");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.why("coded", "a,1").verdict()).isEqualTo("it is in the target as the source has it");
        }
        workshop.spec("""
                entity: coded
                source: { connection: src, table: coded }
                watermark: { columns: [updated_at, code] }
                columns: { code: code, label: label }
                target: { connection: dw, table: dim_coded, keys: [code, label] }
                """);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.why("coded", "\"A,1\", x").verdict())
                    .isEqualTo("it is in the target as the source has it");
        }
    }

    /** What is compared with a column is not cut to its length first, nor rounded to its digits. */
    @Test
    void aKeyThatNoColumnHoldsIsNotThatOfAnotherRow() {
        workshop.source().execute("""
                CREATE TABLE coded (code VARCHAR(5), part DECIMAL(6, 2), updated_at TIMESTAMP, PRIMARY KEY (code, part));
                INSERT INTO coded VALUES ('abcde', 1.01, TIMESTAMP '2025-01-01 00:00:00')""");
        workshop.warehouse()
                .execute("CREATE TABLE dim_coded (code VARCHAR(5), part DECIMAL(6, 2), PRIMARY KEY (code, part))");
        workshop.spec("""
                entity: coded
                source: { connection: src, table: coded }
                watermark: { columns: [updated_at, code] }
                columns: { code: code, part: part }
                target: { connection: dw, table: dim_coded, keys: [code, part] }
                """);
        workshop.run("coded");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.why("coded", "abcde, 1.01").verdict())
                    .isEqualTo("it is in the target as the source has it");
            for (String key : new String[] {"abcdefgh, 1.01", "abcde, 1.006", "abcde, 123456.01"}) {
                assertThat(engine.why("coded", key).verdict())
                        .as(key)
                        .isEqualTo("neither the source nor the target has this row");
            }
        }
    }

    /** The source has the row, and the target cannot: that is the answer, not a row whose key begins alike. */
    @Test
    void aKeyThatIsTooLongForTheTargetIsTheReason() {
        workshop.source().execute("""
                CREATE TABLE coded (code VARCHAR(10) PRIMARY KEY, updated_at TIMESTAMP);
                INSERT INTO coded VALUES ('abcde', TIMESTAMP '2025-01-01 00:00:00'), ('abcdefgh', TIMESTAMP '2025-01-02 00:00:00')""");
        workshop.warehouse().execute("CREATE TABLE dim_coded (code VARCHAR(5) PRIMARY KEY)");
        workshop.spec("""
                entity: coded
                source: { connection: src, table: coded }
                watermark: { columns: [updated_at, code] }
                columns: { code: code }
                target: { connection: dw, table: dim_coded, keys: [code] }
                on_error: reject
                """);
        workshop.run("coded");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.why("coded", "abcdefgh").verdict()).startsWith("it cannot be loaded: column 'code'");
        }
    }

    @Test
    void aTextThatIsANumberInTheTargetIsFound() {
        workshop.source().execute("CREATE TABLE numbered (id VARCHAR(10) PRIMARY KEY, updated_at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE dim_numbered (id INT PRIMARY KEY)");
        workshop.source().execute("INSERT INTO numbered VALUES ('042', TIMESTAMP '2025-01-01 00:00:00')");
        workshop.spec("""
                entity: numbered
                source: { connection: src, table: numbered }
                watermark: { columns: [updated_at, id] }
                columns: { id: { from: id, transform: [to_integer] } }
                target: { connection: dw, table: dim_numbered, keys: [id] }
                """);
        workshop.run("numbered");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.why("numbered", "042").verdict()).isEqualTo("it is in the target as the source has it");
        }
    }

    @Test
    void aDisabledEntityWaitsForMore() {
        workshop.run();
        workshop.warehouse().execute("UPDATE ctl.etl_control SET is_enabled = 0");
        workshop.source().execute("INSERT INTO customer VALUES (99, 'New', 1, TIMESTAMP '2025-06-01 00:00:00')");
        assertThat(why("99").verdict()).startsWith("it waits: the next run inserts it; but the entity is disabled");
    }
}
