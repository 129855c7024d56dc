package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM that is measured says of itself in its last lines.
 *
 * @param peakRssBytes null where the system does not say
 */
public record ChildReport(double runSeconds, @Nullable Long peakRssBytes) {
    private static final String RUN = "bench.run.nanos=";
    private static final String RSS = "bench.rss.kib=";
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Called by the JVM that is measured, at its end. */
    public static void print(long runNanos) throws IOException {
        System.out.println(RUN + runNanos);
        if (Files.exists(STATUS)) {
            Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .forEach(kib -> System.out.println(RSS + kib));
        }
    }

    static ChildReport read(List<String> lines) throws IOException {
        Long nanos = find(lines, RUN);
        if (nanos == null) {
            throw new IOException("the load has not said how long it took:\n" + String.join("\n", lines));
        }
        Long kib = find(lines, RSS);
        return new ChildReport(nanos / 1e9, kib == null ? null : kib * 1024);
    }

    private static @Nullable Long find(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.valueOf(line.substring(key.length())))
                .findFirst()
                .orElse(null);
    }
}
