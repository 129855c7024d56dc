package dev.fluxo.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminal.VirtualTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawn on a terminal in memory: what stands on its screen is what a person sees. */
class LiveLinesTest {
    private final PrintStream real = System.out;
    private VirtualTerminal virtual;
    private List<String> now = List.of();
    private LiveLines lines;

    @BeforeEach
    void open() throws IOException {
        virtual = ScreenTerminal.withTerminal("test", "xterm", 40, 8);
        System.setOut(new PrintStream(virtual.terminal().output(), true, StandardCharsets.UTF_8));
        System.out.println("before");
        lines = new LiveLines(
                virtual.terminal(),
                width -> now.stream()
                        .map(line -> line.substring(0, Math.min(width, line.length())))
                        .toList());
    }

    @AfterEach
    void putBack() {
        lines.close();
        System.setOut(real);
    }

    /** The rows of the screen that are not empty. */
    private List<String> screen() {
        ScreenTerminal screen = virtual.screen();
        long[] cells = new long[screen.getColumns() * screen.getRows()];
        screen.dump(cells, new int[2]);
        return IntStream.range(0, screen.getRows())
                .mapToObj(row -> row(cells, row * screen.getColumns(), screen.getColumns()))
                .filter(row -> !row.isBlank())
                .toList();
    }

    private static String row(long[] cells, int from, int columns) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + columns; i++) {
            int point = ScreenTerminal.cellCodePoint(cells[i]);
            text.appendCodePoint(point == 0 ? ' ' : point);
        }
        return text.toString().stripTrailing();
    }

    private void draw(String... wanted) {
        now = List.of(wanted);
        lines.draw();
    }

    @Test
    void linesAreDrawnOverThemselves() {
        draw("a 1", "b 1");
        assertThat(screen()).containsExactly("before", "a 1", "b 1");
        draw("a 2", "b 2", "c 2");
        assertThat(screen()).containsExactly("before", "a 2", "b 2", "c 2");
        draw("c 3");
        assertThat(screen()).containsExactly("before", "c 3");
        draw();
        assertThat(screen()).containsExactly("before");
    }

    @Test
    void whatOthersPrintStandsAbove() {
        draw("a 1", "b 1");
        System.out.println("[WARNING] something");
        assertThat(screen()).containsExactly("before", "[WARNING] something");
        draw("a 2", "b 2");
        assertThat(screen()).containsExactly("before", "[WARNING] something", "a 2", "b 2");
    }

    @Test
    void aLineThatSomeoneHasBegunIsLeftAlone() {
        draw("a 1");
        System.out.print("half ");
        draw("a 2");
        assertThat(screen()).containsExactly("before", "half");
        System.out.println("done");
        draw("a 3");
        assertThat(screen()).containsExactly("before", "half done", "a 3");
    }

    @Test
    void itScrollsAndKeepsToTheScreen() {
        for (int i = 1; i <= 20; i++) {
            System.out.println("log " + i);
            draw("a " + i, "b " + i);
        }
        assertThat(screen())
                .containsExactly("log 15", "log 16", "log 17", "log 18", "log 19", "log 20", "a 20", "b 20");
        draw("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(screen()).contains("1", "7").doesNotContain("8", "9");
    }

    @Test
    void anotherWidthIsKeptTo() {
        draw("x".repeat(60));
        assertThat(screen()).containsExactly("before", "x".repeat(39));
        virtual.terminal().setSize(Size.of(20, 8));
        virtual.screen().setSize(Size.of(20, 8));
        draw("y".repeat(60));
        draw("y".repeat(60));
        // What was wrapped before the new width was known has scrolled up.
        assertThat(screen()).last().isEqualTo("y".repeat(19));
    }

    @Test
    void nothingStaysWhenItIsClosed() {
        PrintStream guarded = System.out;
        draw("a 1");
        lines.close();
        draw("a 2");
        assertThat(screen()).containsExactly("before");
        assertThat(System.out).isNotSameAs(guarded);
    }
}
