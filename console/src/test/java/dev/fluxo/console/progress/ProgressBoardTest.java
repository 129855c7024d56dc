package dev.fluxo.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.event.SetupStarted;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the display is told of a run, and the words it makes of it, by a clock that the test turns. */
class ProgressBoardTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<String> said = new ArrayList<>();
    private final ProgressBoard board = new ProgressBoard(clock::get, true, said::add);

    private void pass(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static EntityResult ended(String entity) {
        Instant now = Instant.EPOCH;
        return new EntityResult(
                entity,
                EntityStatus.SUCCESS,
                RowCounts.ZERO,
                2,
                now,
                now,
                null,
                null,
                null,
                0,
                "",
                null,
                List.of(),
                List.of());
    }

    private List<String> live(int width) {
        return new ProgressText(StandardCharsets.UTF_8).live(board.entries(), width);
    }

    @Test
    void databasesThatAreFilledAreNamed() {
        board.on(new SetupStarted(List.of("dw", "oltp")));
        board.on(new SetupStarted(List.of("dw")));
        assertThat(said)
                .containsExactly(
                        "filling 2 new databases by their setup scripts: dw, oltp",
                        "filling 1 new database by its setup script: dw");
    }

    @Test
    void rowsAreCountedFromTheBeginningOfAnAttempt() {
        board.on(new ReadingStarted("customers", null, null));
        board.on(new RowsRead("customers", 1_000, 1));
        board.on(new RowsRead("customers", 234_000, 1));
        pass(10);
        assertThat(ProgressDisplay.plain(board.entries()))
                .containsExactly("customers: 235,000 rows read, 23,500 rows/s, 2 batches, 0:10");

        board.on(new ReadingStarted("customers", null, null));
        board.on(new RowsRead("customers", 10, 1));
        pass(3_723);
        assertThat(ProgressDisplay.plain(board.entries()))
                .containsExactly("customers: 10 rows read, 0 rows/s, 1 batch, 1:02:03");

        board.on(new EntityFinished(ended("customers")));
        board.on(new RowsRead("customers", 10, 1));
        assertThat(board.entries()).isEmpty();
    }

    @Test
    void aCountGivesABarAndTheTimeThatIsLeft() {
        board.on(new ReadingStarted("customers", 1_000L, null));
        assertThat(live(120))
                .singleElement()
                .asString()
                .contains("░".repeat(20), "0 %")
                .doesNotContain("left");
        board.on(new RowsRead("customers", 250, 1));
        pass(5);
        assertThat(live(120)).singleElement().asString().contains("█".repeat(5) + "░".repeat(15), "25 %, 0:15 left");
        assertThat(live(80)).singleElement().asString().contains("25 %").doesNotContain("█");
        assertThat(new ProgressText(StandardCharsets.US_ASCII).live(board.entries(), 120))
                .singleElement()
                .asString()
                .contains("#####...............");

        board.on(new RowsRead("customers", 5_000, 1));
        assertThat(live(120)).singleElement().asString().contains("100 %, 0:00 left");
    }

    @Test
    void linesAreBelowEachOtherAndNeverTooLong() {
        board.on(new ReadingStarted("a", null, null));
        board.on(new ReadingStarted("a_name_that_is_longer_than_any_column_may_be", null, null));
        board.on(new ReadingStarted("empty", 0L, null));
        for (int width : new int[] {1, 20, 60, 79, 120}) {
            assertThat(live(width)).hasSize(3).allMatch(line -> line.length() <= width);
        }
        assertThat(live(200).stream().map(line -> line.indexOf(" rows ")).distinct())
                .hasSize(1);
    }

    @Test
    void manyEntitiesDoNotBuryALog() {
        for (int i = 0; i < 11; i++) {
            board.on(new ReadingStarted("e" + i, null, null));
        }
        assertThat(ProgressDisplay.plain(board.entries())).hasSize(9).last().isEqualTo("and 3 entities more");
    }
}
