package dev.fluxo.maven;

/** The terminal that Maven writes to. */
final class Terminal {
    private static final int USUAL = 120;
    private static final int NARROWEST = 60;
    /** Maven's {@code [INFO] }. */
    private static final int PREFIX = 7;

    private Terminal() {}

    /** How many columns a line may take: as many as {@code COLUMNS} says, which shells set and may export. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        int width = columns != null && columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : USUAL;
        return Math.max(NARROWEST, width) - PREFIX;
    }
}
