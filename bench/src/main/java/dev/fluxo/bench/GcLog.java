package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log that a JVM keeps of its collections. The heap only grows between two of them, so its peak stands before one of
 * them, or at the end.
 */
final class GcLog {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(");
    private static final Pattern AT_EXIT = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

    private GcLog() {}

    /** In bytes. */
    static long peak(Path log) throws IOException {
        long peak = 0;
        for (String line : Files.readAllLines(log)) {
            peak = Math.max(peak, find(COLLECTION, line) << 20);
            peak = Math.max(peak, find(AT_EXIT, line) << 10);
        }
        return peak;
    }

    private static long find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
