package dev.fluxo.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A network that fails: connections go to a server by way of this, until so many bytes have passed. */
final class Network implements AutoCloseable {
    enum Way {
        /** Both ends see the connection closed. */
        CUT,
        /** Nothing passes any more, and nobody is told. */
        HANG,
        /** From then on each piece takes ten milliseconds. */
        DELAY
    }

    private static final int PIECE = 4096;

    private final ServerSocket listener;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile Way way = Way.DELAY;

    private Network(ServerSocket listener, int server) {
        this.listener = listener;
        this.server = server;
    }

    /** @param server the port that it leads to, on this machine */
    static Network to(int server) {
        try {
            Network network = new Network(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            thread("network-listener", network::accept);
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Fails after so many more bytes, of both directions and of all connections. */
    void fail(Way how, long bytes) {
        way = how;
        left.set(bytes);
    }

    /** Whether it has kept something back. */
    boolean isWaitedFor() {
        return left.get() < 0;
    }

    /** All is well for connections that are opened from now on; the old ones end. */
    void heal() {
        left.set(Long.MAX_VALUE);
        sockets.forEach(Network::close);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(client);
                sockets.add(behind);
                thread("network-up", () -> pass(client, behind));
                thread("network-down", () -> pass(behind, client));
            }
        } catch (IOException e) {
            sockets.forEach(Network::close);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (left.addAndGet(-length) >= 0) {
                    out.write(piece, 0, length);
                } else if (way == Way.CUT) {
                    return;
                } else if (way == Way.DELAY) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                    out.write(piece, 0, length);
                }
            }
        } catch (IOException e) {
            // One end is closed: so is the other.
            return;
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heal();
    }
}
