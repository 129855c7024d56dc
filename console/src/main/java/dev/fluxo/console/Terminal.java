package dev.fluxo.console;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terminal that the front end writes to. */
public final class Terminal {
    private static final int NARROWEST = 60;
    private static final Path OUTPUT = Path.of("/proc/self/fd/1");

    private Terminal() {}

    /** Whether someone answers with this word. Nobody is there, or goes away: false. From Java 22 on input that is no terminal answers too. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean says(String question, String word) {
        java.io.Console console = System.console();
        String answer = console == null ? null : console.readLine("%s", question);
        return answer != null && answer.strip().equalsIgnoreCase(word);
    }

    /** Whether standard output is known to go to a file or another program. Linux tells, without a process being started for it; elsewhere nobody knows. */
    public static boolean isElsewhere() {
        try {
            String goal = Files.readSymbolicLink(OUTPUT).toString();
            return !goal.startsWith("/dev/") || goal.equals("/dev/null");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** As {@code System.out} encodes, by the properties of newer and older Java. */
    public static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        try {
            return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }

    /**
     * How many columns a line may take: as many as {@code COLUMNS} says, which shells set and may export.
     *
     * @param usual where that is not known
     */
    public static int width(int usual) {
        String columns = System.getenv("COLUMNS");
        int width = columns != null && columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : usual;
        return Math.max(NARROWEST, width);
    }
}
