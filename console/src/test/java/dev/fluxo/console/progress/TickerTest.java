package dev.fluxo.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickerTest {
    @Test
    void worksUntilItIsClosedAndLeavesNoThread() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        Ticker ticker = new Ticker(Duration.ofMillis(1), thrice::countDown);
        assertThat(thrice.await(1, TimeUnit.MINUTES)).isTrue();
        ticker.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("fluxo-progress"));
    }

    @Test
    void whatCannotBeShownIsNotTriedAgain() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch tried = new CountDownLatch(1);
        try (Ticker ticker = new Ticker(Duration.ofMillis(1), () -> {
            tries.incrementAndGet();
            tried.countDown();
            throw new IllegalStateException("the terminal is gone");
        })) {
            assertThat(tried.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(tries).hasValue(1);
    }
}
