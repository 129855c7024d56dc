package dev.fluxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTableTest {
    private static final RowCounts LOADED = new RowCounts(24_000, 23_000, 0, 900, 88, 0, 0, 12);

    private static String render(RunResult run) {
        return RunTable.render(run, 140);
    }

    @Test
    void showsEveryEntityAndTheirSum() {
        String table = render(Results.run(
                RunStatus.PARTIAL,
                Results.loaded("dim_cliente", LOADED, null, "2026-01-01T00:00:00.123,24000"),
                Results.failed("dim_produto")));
        assertThat(table.lines())
                .containsExactly(
                        "Run 01a2, profile demo",
                        "entity       status    read  inserted  updated  unchanged  rejected   time  window",
                        "dim_cliente  success  24000     23000      900         88        12  1m02s  start -> 2026-01-01T00:00:00.123,24000",
                        "dim_produto  failed       0         0        0          0         0   0.5s  -",
                        "TOTAL        partial  24000     23000      900         88        12  1m03s",
                        "1 of 2 entities loaded, 1 failed (dim_produto)");
    }

    @Test
    void showsWhatIsRareOnlyWhereItHappened() {
        RowCounts superseded = new RowCounts(3, 1, 0, 0, 0, 1, 2, 0);
        assertThat(render(Results.run(RunStatus.SUCCESS, Results.loaded("a", superseded, "1", "3"))))
                .contains("unchanged  superseded  deleted  rejected")
                .contains("1 -> 3");
    }

    @Test
    void saysOfADryRunWhatItWouldRead() {
        String table =
                render(Results.dryRun(Results.loaded("dim_cliente", new RowCounts(7, 0, 0, 0, 0, 0, 0, 2), "5", null)));
        assertThat(table.lines())
                .containsExactly(
                        "Run 01a2, profile demo, dry run: nothing is written",
                        "entity       status   would read  rejected   time  window",
                        "dim_cliente  success           7         2  1m02s  after 5",
                        "TOTAL        success           7         2  1m03s",
                        "1 of 1 entities read");
    }

    /** First the columns behind the first give way, then the text itself: no line is longer than a terminal. */
    @Test
    void shortensTheWindowToTheTerminal() {
        String first = "2026-01-01T00:00:00.123456";
        String tail = "," + "x".repeat(60);
        assertThat(window(first + tail, first + tail)).isEqualTo(first + " -> " + first);
        String name = "n".repeat(100);
        assertThat(window(name, name)).endsWith("n...");
        RunResult run = Results.run(RunStatus.SUCCESS, Results.loaded("a", LOADED, name, name));
        for (int width : new int[] {140, 100}) {
            assertThat(RunTable.render(run, width).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width))
                    .anySatisfy(line -> assertThat(line.length()).isGreaterThan(width - 3));
        }
        assertThat(RunTable.render(run, 1)).contains("...");
    }

    private static String window(String from, String to) {
        String table = render(Results.run(RunStatus.SUCCESS, Results.loaded("a", LOADED, from, to)));
        List<String> lines = table.lines().toList();
        return lines.get(2).substring(lines.get(1).indexOf("window"));
    }

    @Test
    void keepsColumnsStraightForWideSignsAndStripsControlCharacters() {
        String table = render(Results.run(RunStatus.SUCCESS, Results.loaded("a", LOADED, "東京\u001b[31m", "e\u0301\n")));
        assertThat(table).contains("東京\\u001b[31m -> e\u0301").doesNotContain("\u001b");
    }

    @Test
    void tellsWhyAnEntityIsNotLoaded() {
        assertThat(RunOutcome.lines(
                        Results.run(
                                RunStatus.FAILED,
                                Results.failed("dim_produto"),
                                Results.result("x", EntityStatus.SKIPPED)),
                        Wording.neutral()))
                .containsExactly(
                        new RunOutcome.Line(true, "dim_produto FLX-3001 cannot reach 'oltp' (start it)"),
                        new RunOutcome.Line(false, "x FLX-3001 cannot reach 'oltp' (start it)"));
    }
}
