package dev.fluxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.TestReport;
import dev.fluxo.engine.result.TestReport.TestResult;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTableTest {
    @Test
    void showsWhatIsKnownOfEachEntity() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678901Z");
        Watermark watermark = new Watermark(List.of(
                new Watermark.Part("updated_at", "timestamp", "2026-01-01T00:00:00"),
                new Watermark.Part("id", "integer", "42")));
        String table = StatusTable.render(
                List.of(
                        new EntityState(
                                "dim_cliente",
                                true,
                                watermark,
                                Duration.ofHours(27),
                                Duration.ofHours(26),
                                "r",
                                EntityStatus.SUCCESS,
                                time,
                                time,
                                12L,
                                null,
                                List.of(
                                        Problem.warning(Code.ROWS_FAR_AHEAD, null, "2 rows are ahead", null),
                                        Problem.error(Code.TARGET_CHANGED, null, "it is another", "say so"))),
                        new EntityState(
                                "dim_produto",
                                false,
                                null,
                                null,
                                Duration.ofHours(1),
                                "r",
                                EntityStatus.FAILED,
                                time,
                                null,
                                0L,
                                "no\nway",
                                List.of()),
                        new EntityState("fato", true, null, null, null, null, null, null, null, null, null, List.of())),
                Wording.neutral());
        assertThat(table.lines())
                .containsExactly(
                        "entity       status            last run              last success          rows    lag  watermark",
                        "dim_cliente  success, stale    2026-01-02T03:04:05Z  2026-01-02T03:04:05Z    12  1d03h  2026-01-01T00:00:00,42",
                        "dim_produto  failed, disabled  2026-01-02T03:04:05Z  -                        0      -  -",
                        "fato         never run         -                     -                        -      -  -",
                        "dim_cliente: warning: FLX-5035 2 rows are ahead",
                        "dim_cliente: the next run fails: FLX-5041 it is another (say so)",
                        "dim_produto: no way");
    }

    @Test
    void showsTestsOneByOne() {
        Problem problem = Problem.error(Code.TEST_FAILED, null, "expected 1", null);
        assertThat(TestLines.of(new TestReport(List.of(
                        new TestResult("dim_cliente", "trims", List.of()),
                        new TestResult("dim_cliente", "splits", List.of(problem))))))
                .containsExactly("ok      dim_cliente: trims", "FAILED  dim_cliente: splits");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0s",
        "99, 0.0s",
        "59_999, 59.9s",
        "60_000, 1m00s",
        "3_599_999, 59m59s",
        "3_600_000, 1h00m",
        "86_399_999, 23h59m",
        "86_400_000, 1d00h",
        "-1_500, -1.5s"
    })
    void durationsAreAsPreciseAsNeeded(String millis, String text) {
        assertThat(ShortDuration.text(Duration.ofMillis(Long.parseLong(millis.replace("_", "")))))
                .isEqualTo(text);
    }
}
