package dev.fluxo.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that is tested on: that of {@code -Detl.test.mysql.url} (with {@code .user} and {@code .password}, and all rights), which the tests
 * take for themselves; else one of our own, by the MariaDB that is installed. It ends with this process.
 *
 * @param url up to the name of a database
 */
record MysqlServer(String url, String user, String password) {
    private static final Logger LOG = LoggerFactory.getLogger(MysqlServer.class);
    private static final String WANTED = "etl.test.mysql.";
    private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");
    private static final Path SCRIPTS = Path.of("/usr/share/mysql");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Files in memory, where a system has such. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ENOUGH = 2L << 30;

    static @Nullable MysqlServer find() {
        String url = System.getProperty(WANTED + "url");
        if (url != null) {
            return new MysqlServer(
                    url, System.getProperty(WANTED + "user", "root"), System.getProperty(WANTED + "password", ""));
        }
        try {
            if (!Files.isExecutable(PROGRAM)) {
                LOG.warn("MariaDB is not tested: neither is {} here, nor -Detl.test.mysql.url given", PROGRAM);
                return null;
            }
            return start();
        } catch (IOException e) {
            LOG.warn("MariaDB cannot be started here, and nothing is tested on it", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Else it is MySQL's own. */
    boolean isMariaDb() {
        try (Connection connection = DriverManager.getConnection(url + "mysql", user, password)) {
            return Product.of(connection) == Product.MARIADB;
        } catch (SQLException e) {
            throw new IllegalStateException(url + " does not answer", e);
        }
    }

    private static MysqlServer start() throws IOException, InterruptedException {
        Path folder = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH
                ? Files.createTempDirectory(MEMORY, "fluxo-mariadb")
                : Files.createTempDirectory("fluxo-mariadb");
        Path data = folder.resolve("data");
        Files.createDirectory(data);
        install(folder, data);
        int port = freePort();
        List<String> command = command(folder, data);
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-name-resolve",
                "--skip-log-bin",
                "--default-time-zone=+00:00",
                "--performance-schema=OFF",
                "--max-connections=300",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=OFF",
                "--innodb-fast-shutdown=2"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        // Another zone than that of the server: who takes the one for the other is nine hours wrong.
        builder.environment().put("TZ", "TST-9");
        Process server = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
        MysqlServer started = new MysqlServer("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "");
        started.await(server, folder);
        return started;
    }

    private static List<String> command(Path folder, Path data) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--no-defaults",
                "--basedir=/usr",
                "--datadir=" + data,
                "--tmpdir=" + folder,
                "--innodb-log-file-size=16M",
                "--innodb-buffer-pool-size=64M",
                "--innodb-buffer-pool-load-at-startup=OFF",
                "--innodb-buffer-pool-dump-at-shutdown=OFF",
                "--aria-log-file-size=8M",
                "--aria-pagecache-buffer-size=8M",
                "--log-warnings=0"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** What the script of the server's makers does: it needs tools that are not everywhere. */
    private static void install(Path folder, Path data) throws IOException, InterruptedException {
        List<String> command = command(folder, data);
        command.add("--bootstrap");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("create database mysql;\nuse mysql;\n".getBytes(UTF_8));
            for (String script : List.of("system_tables", "performance_tables", "system_tables_data")) {
                Path file = SCRIPTS.resolve("mariadb_" + script + ".sql");
                Files.copy(Files.exists(file) ? file : SCRIPTS.resolve("mysql_" + script + ".sql"), in);
            }
            in.write(
                    "update mysql.global_priv set priv = json_set(priv, '$.plugin', 'mysql_native_password', '$.authentication_string', '', '$.auth_or', null) where user = 'root';\n"
                            .getBytes(UTF_8));
        }
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("no database could be made: " + Files.readString(folder.resolve("install.log")));
        }
    }

    private void await(Process server, Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(url + "mysql", user, password).close();
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw new IOException("MariaDB does not answer: " + Files.readString(folder.resolve("log")), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Process server, Path folder) {
        server.destroyForcibly();
        try {
            server.waitFor();
            delete(folder);
        } catch (IOException e) {
            LOG.warn("{} is left", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
