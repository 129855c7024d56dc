package dev.fluxo.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone cluster of processes on this machine: a master, workers that start executors, and drivers. All of it ends when it is closed. */
public final class Cluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Worker HERE = new Worker(HOST, 0, List.of());
    private static final String MEMORY = "1g";
    private static final long PATIENCE_SECONDS = 180;

    private final Path folder;
    private final String classPath;
    private final int port = free();
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> started = new ArrayList<>();

    /**
     * One that executes tasks on so many cores.
     *
     * @param host an address of this machine
     * @param prefix what its command begins with, such as a program that binds it to a core; executors inherit it
     */
    public record Worker(String host, int cores, List<String> prefix) {
        public Worker {
            prefix = List.copyOf(prefix);
        }
    }

    /**
     * Starts it, and waits until all workers are there.
     *
     * @param folder an empty one, for everything that is written
     * @param classPath of the master, the workers and the drivers
     */
    public Cluster(Path folder, String classPath, List<Worker> workers) throws IOException {
        this.folder = folder;
        this.classPath = classPath;
        boolean there = false;
        try {
            start(workers);
            there = true;
        } finally {
            if (!there) {
                close();
            }
        }
    }

    private void start(List<Worker> workers) throws IOException {
        library();
        Files.createDirectory(folder.resolve("events"));
        Files.writeString(folder.resolve("log4j2.properties"), """
                rootLogger.level = info
                rootLogger.appenderRef.stdout.ref = console
                appender.console.type = Console
                appender.console.name = console
                appender.console.target = SYSTEM_ERR
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %p %c{1}: %m%n%ex
                """);
        start(
                HERE,
                "master",
                Map.of(),
                List.of(),
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                "" + port,
                "--webui-port",
                "0");
        awaitLog("master", "I have been elected leader");
        for (Worker worker : workers) {
            start(worker);
        }
    }

    private void start(Worker worker) {
        String name = "worker" + (started.size() + 1);
        started.add(start(
                worker,
                name,
                Map.of(),
                List.of(),
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                worker.host(),
                "--cores",
                "" + worker.cores(),
                "--memory",
                MEMORY,
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve("work-" + name).toString(),
                master()));
        awaitLog(name, "Successfully registered with master");
    }

    /** The jars as a distribution has them: all but those of Fluxo. */
    private void library() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        Files.writeString(folder.resolve("home/RELEASE"), "of tests");
        for (String entry : classPath.split(":", -1)) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar") && !path.getFileName().toString().startsWith("fluxo-")) {
                Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
            }
        }
    }

    /** What executors want besides: the folders and jars of Fluxo. */
    public String own() {
        return String.join(
                ":",
                Arrays.stream(classPath.split(":", -1))
                        .filter(entry -> !entry.endsWith(".jar")
                                || Path.of(entry).getFileName().toString().startsWith("fluxo-"))
                        .toList());
    }

    public String master() {
        return "spark://" + HOST + ":" + port;
    }

    public Path events() {
        return folder.resolve("events");
    }

    /**
     * A driver that carries out a command of fluxo.
     *
     * @param name of its log
     */
    public Process driver(String name, List<String> settings, String... arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-Dspark.log.level=INFO",
                "-Dspark.executor.memory=512m",
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.compress=false",
                "-Dspark.eventLog.dir=file:" + events()));
        options.addAll(settings);
        return submit(name, Map.of(), options, "dev.fluxo.spark.Main", arguments);
    }

    /** A driver that is any program. */
    public Process submit(
            String name, Map<String, String> environment, List<String> settings, String main, String... arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-Dspark.master=" + master(), "-Dspark.driver.host=" + HOST, "-Dspark.driver.bindAddress=" + HOST));
        options.addAll(settings);
        return start(HERE, name, environment, options, main, arguments);
    }

    private Process start(
            Worker place,
            String name,
            Map<String, String> environment,
            List<String> options,
            String main,
            String... arguments) {
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(Arrays.asList(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(name).toFile());
            builder.environment().putAll(environment);
            builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
            builder.environment().put("SPARK_LOCAL_IP", place.host());
            builder.environment().put("SPARK_SCALA_VERSION", "2.13");
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** What a process has said. */
    public String text(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitLog(String name, String words) {
        Patience.until(() -> text(name).contains(words), () -> name + " does not say '" + words + "': " + text(name));
    }

    /** SIGKILL to the executors of one worker, which is told to start others. */
    public long killExecutors() {
        List<ProcessHandle> executors = started.get(0).children().toList();
        executors.forEach(ProcessHandle::destroyForcibly);
        return executors.size();
    }

    public static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /** Everything that any of the processes has written: logs of drivers, of the daemons and of executors, and events. */
    public List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("home")))
                    .toList();
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        File[] links = folder.resolve("home/jars").toFile().listFiles();
        for (File link : links == null ? new File[0] : links) {
            link.delete();
        }
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
