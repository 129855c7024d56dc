package dev.fluxo.testkit;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

/** Workers in threads of this process, to which pieces travel as bytes, and their answers back. A test may have something happen on the way. */
final class ThreadWorkers implements Workers {
    private static final int MOST_TRIES = 4;
    private static final AtomicLong ATTEMPTS = new AtomicLong();

    /** What happens to pieces. */
    interface Way {
        Way PLAIN = (piece, attempt, tries) -> piece.run(attempt);

        /** Executes the piece; what it throws has it tried again. */
        Serializable run(Piece<?> piece, Attempt attempt, int tries);

        /** How often each answer is told. */
        default int told() {
            return 1;
        }

        /** Whether a second attempt of each piece is made while the first is at work. */
        default boolean speculates() {
            return false;
        }
    }

    private static volatile Way way = Way.PLAIN;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final String name;

    /** @param name {@code threads-apart} says that they are in other processes */
    ThreadWorkers(String name) {
        this.name = name;
    }

    /** From now on, until {@link Way#PLAIN} is set again. */
    static void go(Way other) {
        way = other;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean apart() {
        return name.endsWith("apart");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A extends Serializable> void run(
            String title, List<? extends Piece<A>> pieces, ObjIntConsumer<A> answers, BooleanSupplier stopped) {
        AtomicBoolean over = new AtomicBoolean();
        CompletionService<Told> service = new ExecutorCompletionService<>(threads);
        List<Future<Told>> running = new ArrayList<>();
        Way chosen = way;
        for (int i = 0; i < pieces.size() * (chosen.speculates() ? 2 : 1); i++) {
            byte[] sent = bytes(pieces.get(i % pieces.size()));
            int place = i % pieces.size();
            running.add(service.submit(() -> new Told(place, object(tried(sent, over, chosen)))));
        }
        try {
            for (int left = running.size(); left > 0; ) {
                if (stopped.getAsBoolean()) {
                    throw FluxoException.of(Code.INTERRUPTED, "stopped", null);
                }
                Future<Told> one = service.poll(20, TimeUnit.MILLISECONDS);
                if (one != null) {
                    left--;
                    for (int n = 0; n < chosen.told(); n++) {
                        answers.accept((A) one.get().answer(), one.get().place());
                    }
                }
            }
        } catch (ExecutionException e) {
            throw FluxoException.of(Code.WORKERS_LOST, "a piece of " + title + " came to nothing", null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            over.set(true);
            running.forEach(ThreadWorkers::await);
        }
    }

    /** Whoever speculates leaves the loser running for a while: here it has ended before the next test begins. */
    private static void await(Future<Told> one) {
        try {
            one.get();
        } catch (ExecutionException | InterruptedException e) {
            // It was told, or nobody waits for it.
        }
    }

    private byte[] tried(byte[] sent, AtomicBoolean over, Way chosen) {
        for (int tries = 1; ; tries++) {
            long number = ATTEMPTS.incrementAndGet();
            try {
                return bytes(chosen.run((Piece<?>) object(sent), new Numbered(number, over), tries));
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || over.get()) {
                    throw e;
                }
            }
        }
    }

    private record Told(int place, Object answer) {}

    private record Numbered(long number, AtomicBoolean over) implements Attempt {
        @Override
        public String place() {
            return "thread";
        }

        @Override
        public boolean isOver() {
            return over.get();
        }
    }

    private static byte[] bytes(Object object) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object object(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
