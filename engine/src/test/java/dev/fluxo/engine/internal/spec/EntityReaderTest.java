package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.OnNull;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Type1;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityReaderTest {
    @TempDir
    Path path;

    private SpecFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new SpecFolder(path);
    }

    @Test
    void readsTheExampleOfTheDesign() {
        EntitySpec spec = folder.write("dim_cliente.yaml", DesignExample.ENTITY).entity();
        assertThat(spec.name()).isEqualTo("dim_cliente");
        assertThat(spec.description()).isEqualTo("Customers, one row each, latest values");
        assertThat(spec.tags()).containsExactly("crm", "daily");
        assertThat(spec.source().connection()).hasToString("oltp");
        assertThat(Objects.requireNonNull(spec.source().query()).value())
                .startsWith("SELECT id")
                .contains("\nFROM core");
        WatermarkSpec watermark = Objects.requireNonNull(spec.watermark());
        assertThat(watermark.columns()).extracting(Located::value).containsExactly("updated_at", "id");
        assertThat(watermark.columns().get(1).at()).hasToString("dim_cliente.yaml:12:25");
        assertThat(watermark.clock()).isEqualTo(Clock.LOCAL);
        assertThat(watermark.fence()).isEqualTo(Fence.SAFE);
        assertThat(watermark.lag()).isEqualTo(Duration.ZERO);
        assertThat(watermark.onNull()).isEqualTo(OnNull.FAIL);
        assertThat(spec.columns())
                .extracting(column -> column.target().value())
                .containsExactly("customer_id", "nome", "email", "uf", "faixa", "updated_at");
        ColumnSpec uf = spec.columns().get(3);
        assertThat(uf.from()).hasToString("state");
        assertThat(uf.transforms()).extracting(TransformStep::yaml).containsExactly("trim", "upper");
        assertThat(uf.check()).hasToString("uf =~ '[A-Z]{2}'");
        assertThat(uf.onError()).isEqualTo(OnError.REJECT);
        assertThat(spec.columns().get(4).expression()).hasToString("credit_limit >= 10000 ? 'ALTA' : 'PADRAO'");
        assertThat(spec.columns().get(0).onError()).isNull();
        assertThat(spec.target().table().value()).isEqualTo(new TableName("dim", "DIM_CLIENTE"));
        assertThat(spec.target().keys()).extracting(Located::value).containsExactly("customer_id");
        assertThat(spec.target().strategy()).isEqualTo(new Type1(Type1.Write.MERGE));
        assertThat(spec.target().stamps()).hasToString("[StampSpec[kind=LOADED_AT, column=dw_loaded_at]]");
        assertThat(spec.batchSize()).isEqualTo(50_000);
        assertThat(spec.commit()).isEqualTo(CommitMode.ENTITY);
        assertThat(spec.maxRejects()).hasToString("100");
        TestSpec test = spec.tests().get(0);
        assertThat(test.given().get(0))
                .containsEntry("id", 1L)
                .containsEntry("name", "  ana  SILVA ")
                .containsEntry("updated_at", LocalDateTime.parse("2026-01-01T00:00:00"));
        assertThat(test.expect().get(0)).containsEntry("email", null).containsEntry("uf", "SP");
    }

    @Test
    void theShortestEntityHasTheDefaults() {
        EntitySpec spec = folder.write("c.yaml", """
                        entity: c
                        source: { connection: oltp, table: '"my schema"."a.b"' }
                        columns: { no: yes, 2024: 01 }
                        target: { connection: dw, table: T, keys: no }
                        """).entity();
        assertThat(spec.watermark()).isNull();
        assertThat(Objects.requireNonNull(spec.source().table()).value()).isEqualTo(new TableName("my schema", "a.b"));
        assertThat(spec.columns())
                .extracting(column -> column.target() + "<" + column.from())
                .containsExactly("no<yes", "2024<01");
        assertThat(spec.target().keys()).extracting(Located::value).containsExactly("no");
        assertThat(spec.target().table().value()).isEqualTo(new TableName(null, "T"));
        assertThat(spec.onError()).isEqualTo(OnError.FAIL);
        assertThat(spec.maxRejects()).isEqualTo(RejectLimit.DEFAULT);
        assertThat(spec.tests()).isEmpty();
    }

    @Test
    void valuesOfTestsKeepTheTypeThatWasWritten() {
        String given =
                "{ a: 2026-01-31, b: 2026-01-31 10:20:30.123456, c: 2026-01-31T10:20:30-03:00, d: 10:20, e: 1.50,"
                        + " f: '1', g: '2026-01-31', h: no, i: true, j: null, k: 012, l: 2026-02-30, m: 9223372036854775807 }";
        EntitySpec spec = folder.write(
                        "c.yaml",
                        SpecFolder.ENTITY + "tests: [{ name: t, given: [" + given
                                + "], expect: [], rejects: [nome] }]\n")
                .entity();
        assertThat(spec.tests().get(0).given().get(0).values())
                .containsExactly(
                        LocalDate.parse("2026-01-31"),
                        LocalDateTime.parse("2026-01-31T10:20:30.123456"),
                        OffsetDateTime.parse("2026-01-31T10:20:30-03:00"),
                        LocalTime.parse("10:20"),
                        new BigDecimal("1.50"),
                        "1",
                        "2026-01-31",
                        "no",
                        true,
                        null,
                        "012",
                        "2026-02-30",
                        Long.MAX_VALUE);
        assertThat(spec.tests().get(0).rejects()).containsExactly("nome");
    }

    @Test
    void aTransformIsOneOrAListAndMayBeAMapping() {
        assertThat(steps("trim")).containsExactly("trim");
        assertThat(steps("'left(10)'")).containsExactly("left(10)");
        assertThat(steps("[trim, left(10), 'pad_left(5, 0)']")).containsExactly("trim", "left(10)", "pad_left(5, 0)");
        assertThat(steps("{ left: 10 }")).containsExactly(Map.of("left", 10L));
        assertThat(steps("[{ map: { A: Ativo, no: 'no' }, default: '?' }]"))
                .containsExactly(Map.of("map", Map.of("A", "Ativo", "no", "no"), "default", "?"));
    }

    @Test
    void defaultsAreMergedKeyByKey() {
        folder.write("project.yaml", SpecFolder.PROJECT + """
                        defaults:
                          batch_size: 7
                          on_error: reject
                          max_rejects: 0.5%
                          commit: batch
                          source: { connection: oltp }
                          target: { connection: dw, write: update_insert, loaded_at: dw_loaded_at }
                          watermark: { lag: 90s, clock: utc }
                        """);
        EntitySpec spec = folder.write(
                        "c.yaml",
                        SpecFolder.ENTITY
                                        .replace("connection: oltp, ", "")
                                        .replace("[updated_at, id] }", "[updated_at, id], clock: local }")
                                + "batch_size: 9\n")
                .entity();
        assertThat(spec.batchSize()).isEqualTo(9);
        assertThat(spec.onError()).isEqualTo(OnError.REJECT);
        assertThat(spec.maxRejects()).hasToString("0.5%");
        assertThat(spec.commit()).isEqualTo(CommitMode.BATCH);
        assertThat(spec.source().connection()).hasToString("oltp");
        assertThat(spec.target().strategy()).isEqualTo(new Type1(Type1.Write.UPDATE_INSERT));
        WatermarkSpec watermark = Objects.requireNonNull(spec.watermark());
        assertThat(watermark.lag()).isEqualTo(Duration.ofSeconds(90));
        assertThat(watermark.clock()).isEqualTo(Clock.LOCAL);
    }

    @Test
    void aDefaultOfTheWatermarkGivesNoneToAnEntityWithoutOne() {
        folder.write("project.yaml", SpecFolder.PROJECT + "defaults: { watermark: { lag: 90s } }\n");
        folder.write("c.yaml", SpecFolder.ENTITY.replace("watermark: { columns: [updated_at, id] }\n", ""));
        assertThat(folder.entity().watermark()).isNull();
    }

    @Test
    void lookUpsAreResolvedInAnEntityButNotInItsColumnsAndTests() {
        folder.environment.put("SCHEMA", "core2");
        folder.environment.put("ROWS", "500");
        EntitySpec spec = folder.write(
                        "c.yaml",
                        SpecFolder.ENTITY
                                        .replace("core.customers", "\"${env:SCHEMA}.customers\"")
                                        .replace("from: name", "expression: \"'${x}'\"")
                                + "batch_size: \"${env:ROWS}\"\n".replace("\"", "")
                                + "tests: [{ name: '${t}', given: [{ a: '${y}' }], expect: [] }]\n")
                .entity();
        assertThat(Objects.requireNonNull(spec.source().table()).value()).hasToString("core2.customers");
        assertThat(spec.batchSize()).isEqualTo(500);
        assertThat(spec.columns().get(1).expression()).hasToString("'${x}'");
        assertThat(spec.tests().get(0).given().get(0)).containsEntry("a", "${y}");
    }

    @Test
    void anEntityWithAnErrorIsReadableForFurtherChecks() {
        folder.write("c.yaml", SpecFolder.ENTITY + "batch_size: 0\n");
        assertThat(folder.read().entities()).isEmpty();
        assertThat(folder.read().readable()).extracting(EntitySpec::name).containsExactly("customers");
    }

    private List<Object> steps(String yaml) {
        EntitySpec spec = folder.write(
                        "c.yaml",
                        SpecFolder.ENTITY.replace(
                                "{ from: name, transform: [trim] }", "\n    from: name\n    transform: " + yaml))
                .entity();
        return spec.columns().get(1).transforms().stream()
                .map(TransformStep::yaml)
                .toList();
    }
}
