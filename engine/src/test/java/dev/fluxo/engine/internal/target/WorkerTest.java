package dev.fluxo.engine.internal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final List<Integer> done = new ArrayList<>();

    @Test
    void worksInOrder() {
        try (Worker worker = new Worker("w")) {
            IntStream.range(0, 100).forEach(i -> worker.give(i, () -> done.add(i)));
            worker.await();
            assertThat(done)
                    .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void afterAFailureNothingElseIsDoneAndTheGiverIsTold() {
        FluxoException failure = FluxoException.of(Code.STATEMENT_FAILED, "no", null);
        try (Worker worker = new Worker("w")) {
            worker.give(1, () -> {
                throw failure;
            });
            assertThatThrownBy(() -> {
                        worker.await();
                    })
                    .isSameAs(failure);
            assertThatThrownBy(() -> worker.give(1, () -> done.add(1))).isSameAs(failure);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void anErrorIsTold() {
        try (Worker worker = new Worker("w")) {
            worker.give(1, () -> {
                throw new OutOfMemoryError("planted");
            });
            assertThatThrownBy(worker::await).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void closingWaitsForWhatIsBeingDoneAndLeavesTheRest() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        Worker worker = new Worker("w");
        worker.give(1, () -> {
            working.countDown();
            awaitUninterruptibly(closing);
            done.add(1);
        });
        worker.give(1, () -> done.add(2));
        working.await();
        Thread.currentThread().interrupt();
        Thread closer = Thread.currentThread();
        new Thread(() -> {
                    while (closer.getState() == Thread.State.RUNNABLE) {
                        Thread.onSpinWait();
                    }
                    closing.countDown();
                })
                .start();
        worker.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void oneWhoIsInterruptedWaitsBeforeBeingTold() {
        try (Worker worker = new Worker("w")) {
            worker.give(1, () -> done.add(1));
            Thread.currentThread().interrupt();
            assertThatThrownBy(worker::await).hasMessageContaining("interrupted");
            assertThat(done).containsExactly(1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** More than may wait at once: the giver waits for the worker. */
    @Test
    void heavyWorkPassesToo() {
        try (Worker worker = new Worker("w")) {
            IntStream.range(0, 5).forEach(i -> worker.give(Long.MAX_VALUE, () -> done.add(i)));
            worker.await();
            assertThat(done).hasSize(5);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = true;
        while (interrupted) {
            try {
                latch.await();
                interrupted = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
