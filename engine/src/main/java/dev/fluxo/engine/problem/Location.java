package dev.fluxo.engine.problem;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A place in a spec file.
 *
 * @param file path relative to the pipelines folder, with forward slashes
 * @param line 1-based; 0 for the file as a whole
 * @param column 1-based, in characters; 0 for the file as a whole
 */
public record Location(String file, int line, int column) implements Comparable<Location>, Serializable {
    private static final Comparator<Location> ORDER = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);

    /** The file as a whole. */
    public static Location ofFile(String file) {
        return new Location(file, 0, 0);
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /** {@code dim_cliente.yaml:9:1}, or only the file name. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
