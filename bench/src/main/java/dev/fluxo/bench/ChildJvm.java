package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load in a JVM of its own, whose start and end belong to the time that is measured. */
final class ChildJvm {
    private final Path folder;
    private final String heap;
    private final String classPath;
    private final List<String> prefix;

    ChildJvm(Path folder, String heap, String classPath) {
        this(folder, heap, classPath, null);
    }

    /** @param core that it is bound to; null: none */
    ChildJvm(Path folder, String heap, String classPath, @Nullable Integer core) {
        this.prefix = core == null ? List.of() : Cores.only(core);
        this.folder = folder;
        this.heap = heap;
        this.classPath = classPath;
    }

    Run run(Class<?> main, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("gc.log");
        Path output = folder.resolve("output.txt");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xlog:gc,gc+heap+exit:file=" + log,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        double wallSeconds = Timed.seconds(main.getSimpleName(), builder::start, () -> Files.readString(output));
        ChildReport report = ChildReport.read(Files.readAllLines(output));
        return new Run(wallSeconds, null, report.runSeconds(), GcLog.peak(log), report.peakRssBytes());
    }
}
