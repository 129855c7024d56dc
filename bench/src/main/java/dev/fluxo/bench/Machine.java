package dev.fluxo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;

/** Where and when it was measured, and with what. */
final class Machine {
    private static final String UNKNOWN = "unknown";

    private final Map<String, String> facts = new LinkedHashMap<>();

    Machine() throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("cores", Integer.toString(system.getAvailableProcessors()));
        facts.put("processor", processor());
        facts.put("memory", (system.getTotalMemorySize() >> 20) + " MiB");
        facts.put("load before", Double.toString(system.getSystemLoadAverage()));
        facts.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
        facts.put("java", Runtime.version().toString());
        facts.put("spring batch", version(Job.class));
        facts.put("psql", psql());
    }

    void add(Map<String, String> more) {
        facts.putAll(more);
    }

    Map<String, String> facts() {
        return facts;
    }

    static boolean hasPsql() throws IOException {
        return !psql().equals(UNKNOWN);
    }

    private static String psql() throws IOException {
        try {
            Process process = new ProcessBuilder("psql", "--version").start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return UNKNOWN;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst("[^:]*: *", ""))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
