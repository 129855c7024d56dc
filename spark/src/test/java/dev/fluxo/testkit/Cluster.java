package dev.fluxo.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone cluster of processes on this machine: a master, two workers that start executors, and drivers. All of it ends with the test. */
final class Cluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 180;
    /** Also where tests are started by a jar that names it. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final Path folder;
    private final int port = free();
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    Cluster(Path folder) throws IOException {
        this.folder = folder;
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
                "master",
                List.of(),
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                "" + port,
                "--webui-port",
                "0");
        awaitLog("master", "I have been elected leader");
        // Of two hosts, as Spark sees it: a second attempt of a task is not made on the host of the first.
        for (String name : List.of("worker1", "worker2")) {
            String host = "127.0.0." + name.charAt(name.length() - 1);
            workers.add(start(
                    host,
                    name,
                    List.of(),
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    host,
                    "--cores",
                    "2",
                    "--memory",
                    "1g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve("work-" + name).toString(),
                    master()));
            awaitLog(name, "Successfully registered with master");
        }
    }

    /** The jars as a distribution has them: all but those of Fluxo. */
    private void library() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        Files.writeString(folder.resolve("home/RELEASE"), "of tests");
        for (String entry : CLASS_PATH.split(":", -1)) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar") && !path.getFileName().toString().startsWith("fluxo-")) {
                Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
            }
        }
    }

    /** What executors want besides: the folders and jars of Fluxo. */
    static String own() {
        return String.join(
                ":",
                Arrays.stream(CLASS_PATH.split(":", -1))
                        .filter(entry -> !entry.endsWith(".jar")
                                || Path.of(entry).getFileName().toString().startsWith("fluxo-"))
                        .toList());
    }

    String master() {
        return "spark://" + HOST + ":" + port;
    }

    Path events() {
        return folder.resolve("events");
    }

    /** A driver that carries out a command of fluxo. */
    Process driver(String name, List<String> settings, String... arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-Dspark.master=" + master(),
                "-Dspark.driver.host=" + HOST,
                "-Dspark.driver.bindAddress=" + HOST,
                "-Dspark.executor.memory=512m",
                "-Dspark.log.level=INFO",
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.compress=false",
                "-Dspark.eventLog.dir=file:" + events()));
        options.addAll(settings);
        return start(name, options, "dev.fluxo.spark.Main", arguments);
    }

    private Process start(String name, List<String> options, String main, String... arguments) {
        return start(HOST, name, options, main, arguments);
    }

    private Process start(String host, String name, List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH, main));
        command.addAll(Arrays.asList(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(name).toFile());
            builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
            builder.environment().put("SPARK_LOCAL_IP", host);
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

    String text(String name) {
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
    long killExecutors() {
        List<ProcessHandle> executors = workers.get(0).children().toList();
        executors.forEach(ProcessHandle::destroyForcibly);
        return executors.size();
    }

    static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /** Everything that any of the processes has written: logs of drivers, of the daemons and of executors, and events. */
    List<Path> written() throws IOException {
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
