package dev.fluxo.cli;

import dev.fluxo.console.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output and error. */
final class Streams {
    private Streams() {}

    /**
     * Where no locale is chosen ({@code LC_ALL=C}, as under cron and in containers), Java knows nothing but ASCII, and makes a
     * question mark of every other letter. Terminals and logs of today read UTF-8, and so it is written there, as Python does.
     */
    static void writeAllLetters() {
        if (Terminal.charset().equals(StandardCharsets.US_ASCII)) {
            // What draws on the terminal asks these.
            System.setProperty("stdout.encoding", StandardCharsets.UTF_8.name());
            System.setProperty("stderr.encoding", StandardCharsets.UTF_8.name());
            System.setOut(utf8(FileDescriptor.out));
            System.setErr(utf8(FileDescriptor.err));
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
