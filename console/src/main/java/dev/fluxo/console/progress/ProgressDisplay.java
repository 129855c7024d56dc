package dev.fluxo.console.progress;

import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.progress.ProgressBoard.Entry;
import dev.fluxo.engine.event.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is: in a terminal a live line for each entity that is being loaded, elsewhere a plain line for each every
 * ten seconds, where nobody wants to hear more than warnings nothing.
 */
public final class ProgressDisplay implements AutoCloseable {
    private static final Duration LIVE = Duration.ofMillis(250);
    private static final Duration PLAIN = Duration.ofSeconds(10);
    /** Of one tick: more would bury the rest of a log. */
    private static final int MOST_PLAIN = 8;

    private final @Nullable RunListener listener;
    private final @Nullable LiveLines live;
    private final @Nullable Ticker ticker;

    private ProgressDisplay(@Nullable RunListener listener, @Nullable LiveLines live, @Nullable Ticker ticker) {
        this.listener = listener;
        this.live = live;
        this.ticker = ticker;
    }

    /** @param interactive whether a person may be watching: not where {@code CI} is set either, as the programs of CI do */
    public static ProgressDisplay start(Console console, boolean interactive) {
        if (!console.isTalkative()) {
            return new ProgressDisplay(null, null, null);
        }
        boolean watched = interactive && System.getenv("CI") == null && !dev.fluxo.console.Terminal.isElsewhere();
        Terminal terminal = watched ? LiveLines.terminal() : null;
        ProgressBoard board = new ProgressBoard(System::nanoTime, terminal != null, console::info);
        if (terminal == null) {
            return new ProgressDisplay(
                    board, null, new Ticker(PLAIN, () -> plain(board.entries()).forEach(console::info)));
        }
        ProgressText text = new ProgressText(terminal.encoding());
        LiveLines lines = new LiveLines(terminal, width -> text.live(board.entries(), width));
        return new ProgressDisplay(board, lines, new Ticker(LIVE, lines::draw));
    }

    /** What a tick prints where there is no terminal. */
    static List<String> plain(List<Entry> entries) {
        List<String> lines =
                entries.stream().limit(MOST_PLAIN).map(ProgressText::plain).toList();
        int more = entries.size() - lines.size();
        return more == 0
                ? lines
                : Stream.concat(lines.stream(), Stream.of("and " + Counted.of(more, "entity", "entities") + " more"))
                        .toList();
    }

    /** What the run has to tell: nothing, where nothing is shown, since each listener has a thread. */
    public RunListener[] listeners() {
        return listener == null ? new RunListener[0] : new RunListener[] {listener};
    }

    @Override
    public void close() {
        if (ticker != null) {
            ticker.close();
        }
        if (live != null) {
            live.close();
        }
    }
}
