package dev.fluxo.maven;

import dev.fluxo.engine.event.RunListener;
import dev.fluxo.maven.ProgressBoard.Entry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is: in a terminal a live line for each entity that is being loaded, elsewhere a plain line for each every
 * ten seconds, with {@code -q} nothing.
 */
final class ProgressDisplay implements AutoCloseable {
    private static final Duration LIVE = Duration.ofMillis(250);
    private static final Duration PLAIN = Duration.ofSeconds(10);
    /** Of one tick: more would bury the rest of a log. */
    private static final int MOST_PLAIN = 8;

    private final RunListener listener;
    private final @Nullable LiveLines live;
    private final @Nullable Ticker ticker;

    private ProgressDisplay(RunListener listener, @Nullable LiveLines live, @Nullable Ticker ticker) {
        this.listener = listener;
        this.live = live;
        this.ticker = ticker;
    }

    /** @param attended whether a person may be watching: not with {@code -B}, and not in CI */
    static ProgressDisplay start(Console console, boolean attended) {
        if (!console.isTalkative()) {
            return new ProgressDisplay(event -> {}, null, null);
        }
        Terminal terminal = attended ? LiveLines.terminal() : null;
        ProgressBoard board = new ProgressBoard(System::nanoTime, terminal != null);
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
                : Stream.concat(
                                lines.stream(),
                                Stream.of("and " + ProblemCount.count(more, "entity", "entities") + " more"))
                        .toList();
    }

    RunListener listener() {
        return listener;
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
