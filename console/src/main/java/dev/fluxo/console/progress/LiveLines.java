package dev.fluxo.console.progress;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/**
 * Lines at the end of the terminal's output that are drawn again and again. What others print meanwhile goes above them:
 * {@code System.out} and {@code System.err} lead through here until this is closed. The cursor is never hidden and no mode of the terminal is
 * changed, so that a process that is killed leaves nothing behind.
 */
final class LiveLines implements AutoCloseable {
    /** Drawings between two looks at the terminal's size, each of which starts a process. */
    private static final int SIZE_EVERY = 2;
    /** Of terminals that do not tell their size. */
    private static final int USUAL_COLUMNS = 80;

    private static final int USUAL_ROWS = 24;

    private final Terminal terminal;
    private final Display display;
    private final PrintStream before;
    private final PrintStream errors;
    private final IntFunction<List<String>> lines;
    private Size size = Size.of(USUAL_COLUMNS, USUAL_ROWS);
    private int drawings;
    private boolean drawn;
    private boolean lineOpen;
    private boolean closed;

    /** @param lines what to draw, for a width in columns */
    LiveLines(Terminal terminal, IntFunction<List<String>> lines) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.lines = lines;
        this.before = System.out;
        this.errors = System.err;
        // Both are the same terminal.
        System.setOut(guarded(before));
        System.setErr(guarded(errors));
    }

    private PrintStream guarded(PrintStream stream) {
        return new PrintStream(new Guard(stream), true, dev.fluxo.console.Terminal.charset());
    }

    /** The terminal that the output goes to; null where it goes elsewhere, or the terminal cannot move its cursor. */
    static @Nullable Terminal terminal() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        try {
            // Elsewhere than on Windows, the programs that every system has tell enough: no native library is unpacked.
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    // Else Ctrl-C would end the process at once, past everything that ends a run in order.
                    .nativeSignals(false)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .provider(windows ? "jni" : "exec")
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return null;
            }
            return terminal;
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    /** Draws the lines as they are now, unless someone is in the middle of a line. */
    synchronized void draw() {
        if (closed || lineOpen) {
            return;
        }
        if (drawings++ % SIZE_EVERY == 0) {
            measure();
        }
        before.flush();
        List<AttributedString> now = lines.apply(size.getColumns() - 1).stream()
                .limit(size.getRows() - 1)
                .map(AttributedString::new)
                .toList();
        if (now.isEmpty()) {
            erase();
            return;
        }
        display.update(
                now, size.cursorPos(now.size() - 1, now.get(now.size() - 1).columnLength()));
        terminal.flush();
        drawn = true;
    }

    private void measure() {
        Size told = terminal.getSize();
        boolean known = told.getColumns() > 1 && told.getRows() > 1;
        Size now = known ? told : Size.of(USUAL_COLUMNS, USUAL_ROWS);
        if (!now.equals(size) || drawings == 1) {
            erase();
            size = now;
            display.resize(now);
        }
    }

    private void erase() {
        if (drawn) {
            display.update(List.of(), 0);
            terminal.flush();
            drawn = false;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        erase();
        closed = true;
        System.setOut(before);
        System.setErr(errors);
        try {
            terminal.close();
        } catch (IOException e) {
            // The output is not the work.
            drawn = false;
        }
    }

    /** What others print: the lines make room for it. */
    private final class Guard extends FilterOutputStream {
        Guard(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            synchronized (LiveLines.this) {
                erase();
                out.write(bytes, from, length);
                lineOpen = length > 0 ? bytes[from + length - 1] != '\n' : lineOpen;
            }
        }
    }
}
