package dev.fluxo.engine.spi.sql;

/**
 * A place in a text of several lines.
 *
 * @param line from 1
 * @param column from 1
 */
public record SqlPlace(int line, int column) {
    /** Where the letter stands that has so many before it. */
    public static SqlPlace of(String text, int offset) {
        String before = text.substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new SqlPlace(line, offset - before.lastIndexOf('\n'));
    }
}
