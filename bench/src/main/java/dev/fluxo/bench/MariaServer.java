package dev.fluxo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The MariaDB that is installed, with a server of our own that is thrown away after the measurements. */
final class MariaServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Process process;
    private final int port;

    private MariaServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** As it comes, but for the size of its buffers and log. */
    static MariaServer start(BenchOptions options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(options.folder(), "mariadb");
        Path data = folder.resolve("data");
        run(
                folder,
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--user=" + System.getProperty("user.name")));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--user=" + System.getProperty("user.name"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + socket(folder),
                        "--skip-log-bin",
                        "--character-set-server=utf8mb4",
                        "--innodb-buffer-pool-size=512M",
                        "--innodb-log-file-size=1G")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        MariaServer server = new MariaServer(folder, process, port);
        server.await();
        return server;
    }

    /** Of the process that serves all. */
    long pid() {
        return process.pid();
    }

    Database administration() {
        return database("");
    }

    Database database(String name) {
        return new Database("jdbc:mariadb://127.0.0.1:" + port + "/" + name, "root", "");
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        Folders.delete(folder);
    }

    private void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                administration().text("SELECT 1");
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("MariaDB does not answer: " + Files.readString(folder.resolve("log.txt")), e);
                }
                Thread.sleep(50);
            }
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("install.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + Files.readString(output));
        }
    }

    private static Path socket(Path folder) {
        return folder.resolve("s");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
