package dev.fluxo.console;

import java.nio.charset.Charset;

/** The terminal that the front end writes to. */
public final class Terminal {
    private static final int NARROWEST = 60;

    private Terminal() {}

    /** Whether someone answers with this word. Nobody is there, or goes away: false. From Java 22 on input that is no terminal answers too. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean says(String question, String word) {
        java.io.Console console = System.console();
        String answer = console == null ? null : console.readLine("%s", question);
        return answer != null && answer.strip().equalsIgnoreCase(word);
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
