package dev.fluxo.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * PgBouncer as far as its clients notice: it refuses start-up options, gives keys of its own, and lends a session of the server to each client, or
 * one to all of them, for a transaction each.
 */
final class Pooler implements AutoCloseable {
    private static final int PROTOCOL = 196_608;
    private static final int SSL = 80_877_103;

    private final ServerSocket listener;
    private final int server;
    private final boolean perTransaction;
    private final List<Socket> sockets = new ArrayList<>();
    private Link shared;

    private Pooler(ServerSocket listener, int server, boolean perTransaction) {
        this.listener = listener;
        this.server = server;
        this.perTransaction = perTransaction;
    }

    /** @param server the port of a server that asks for no password, on this machine */
    static Pooler to(int server, boolean perTransaction) {
        try {
            Pooler pooler =
                    new Pooler(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, perTransaction);
            thread(pooler::accept);
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** A session of the server. */
    private static final class Link {
        private final Semaphore free = new Semaphore(1);
        private final DataInputStream in;
        private final DataOutputStream out;
        private final List<Message> greeting = new ArrayList<>();

        Link(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
        }
    }

    private static final class Message {
        private final int type;
        private final byte[] body;

        Message(int type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        static Message read(DataInputStream in) throws IOException {
            int type = in.readUnsignedByte();
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            return new Message(type, body);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = opened(listener.accept());
                thread(() -> serve(client));
            }
        } catch (IOException e) {
            return;
        }
    }

    private synchronized Socket opened(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            byte[] start = start(in, out);
            if (new String(start, StandardCharsets.UTF_8).contains("\0options\0")) {
                new Message(
                                'E',
                                "SFATAL\0C08P01\0Munsupported startup parameter: options\0\0"
                                        .getBytes(StandardCharsets.UTF_8))
                        .write(out);
                return;
            }
            serve(in, out, link(start, out));
        } catch (IOException e) {
            return;
        }
    }

    /** What is asked before, such as for encryption, is declined. */
    private static byte[] start(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] body = new byte[in.readInt() - 2 * Integer.BYTES];
            int version = in.readInt();
            in.readFully(body);
            if (version == PROTOCOL) {
                return body;
            }
            if (version != SSL) {
                throw new IOException("a cancellation is of no use here");
            }
            out.writeByte('N');
        }
    }

    private Link link(byte[] start, DataOutputStream out) throws IOException {
        synchronized (this) {
            if (perTransaction && shared != null) {
                for (Message said : shared.greeting) {
                    said.write(out);
                }
                return shared;
            }
        }
        Link link = new Link(opened(new Socket(InetAddress.getLoopbackAddress(), server)));
        link.out.writeInt(start.length + 2 * Integer.BYTES);
        link.out.writeInt(PROTOCOL);
        link.out.write(start);
        Message answer;
        do {
            answer = Message.read(link.in);
            link.greeting.add(answer.type == 'K' ? new Message('K', new byte[2 * Integer.BYTES]) : answer);
        } while (answer.type != 'Z');
        for (Message said : link.greeting) {
            said.write(out);
        }
        synchronized (this) {
            shared = link;
        }
        return link;
    }

    /** A client has the session from its first message until a transaction has ended. */
    private static void serve(DataInputStream in, DataOutputStream out, Link link) throws IOException {
        ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        boolean lent = false;
        try {
            for (Message asked = Message.read(in); asked.type != 'X'; asked = Message.read(in)) {
                if (!lent) {
                    link.free.acquireUninterruptibly();
                    lent = true;
                }
                asked.write(new DataOutputStream(waiting));
                if (asked.type == 'Q' || asked.type == 'S' || asked.type == 'c') {
                    link.out.write(waiting.toByteArray());
                    waiting.reset();
                    lent = answer(out, link);
                }
            }
        } finally {
            if (lent) {
                link.free.release();
            }
        }
    }

    /** Whether the client goes on in its transaction. */
    private static boolean answer(DataOutputStream out, Link link) throws IOException {
        Message answer;
        do {
            answer = Message.read(link.in);
            answer.write(out);
        } while (answer.type != 'Z' && answer.type != 'G');
        boolean ended = answer.type == 'Z' && answer.body[0] == 'I';
        if (ended) {
            link.free.release();
        }
        return !ended;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "pooler");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
