package dev.fluxo.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server as it is seen over a line of five milliseconds with a window of 64 KiB: of each connection, what comes is held back so long, and no more than
 * a window is under way in each direction. That is 13 MB/s a connection, however many there are.
 */
final class SlowLine implements AutoCloseable {
    static final int WINDOW_BYTES = 64 * 1024;
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int POSTGRES_PORT = 5432;

    private final String host;
    private final int port;
    private final ServerSocket near;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private SlowLine(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        near = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    static SlowLine to(String host, int port) throws IOException {
        SlowLine line = new SlowLine(host, port);
        start("slow line", line::accept);
        return line;
    }

    /** To the server of a database. */
    static SlowLine to(Database database) throws IOException {
        URI server = server(database);
        return to(server.getHost(), server.getPort() < 0 ? POSTGRES_PORT : server.getPort());
    }

    /** The same database, by way of the line. */
    Database far(Database database) {
        String there = server(database).getAuthority();
        return new Database(
                database.url().replace("//" + there, "//localhost:" + port()), database.user(), database.password());
    }

    int port() {
        return near.getLocalPort();
    }

    private static URI server(Database database) {
        return URI.create(database.url().replaceFirst("^jdbc:", ""));
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                connect(near.accept());
            } catch (IOException e) {
                // The line was closed.
            }
        }
    }

    /** Who cannot be connected is hung up on. */
    private void connect(Socket client) {
        open.add(client);
        try {
            Socket server = new Socket(host, port);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start("slow line there", () -> hand(client, server));
            start("slow line back", () -> hand(server, client));
        } catch (IOException e) {
            hangUp(client);
        }
    }

    /** What is said until one side has no more to say. */
    private void hand(Socket from, Socket to) {
        byte[] window = new byte[WINDOW_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(window); length >= 0; length = in.read(window)) {
                hold();
                out.write(window, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            hangUp(from);
            hangUp(to);
        }
    }

    private static void hold() {
        long until = System.nanoTime() + DELAY_NANOS;
        for (long left = DELAY_NANOS; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        near.close();
        open.forEach(SlowLine::hangUp);
    }
}
