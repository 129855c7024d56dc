package dev.fluxo.engine.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.event.EntityStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ListenersTest {
    private static final RunEvent EVENT = new EntityStarted("customers");

    private final List<RunEvent> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private final RunListener hanging = event -> {
        begun.countDown();
        try {
            never.await();
        } finally {
            interrupted.countDown();
        }
    };

    @Test
    void allIsHeardBeforeARunEnds() {
        try (Listeners listeners = Listeners.of(Duration.ofMinutes(1), heard::add)) {
            for (int i = 0; i < 5_000; i++) {
                listeners.tell(new RowsRead("customers", i, 1));
            }
        }
        assertThat(heard).hasSize(5_000).last().isEqualTo(new RowsRead("customers", 4_999, 1));
    }

    @Test
    void oneThatHangsHoldsNobodyUp() throws InterruptedException {
        try (Listeners listeners = Listeners.of(Duration.ofMillis(50), hanging, heard::add)) {
            listeners.tell(EVENT);
            begun.await();
        }
        interrupted.await();
        assertThat(heard).containsExactly(EVENT);
    }

    @Test
    void oneThatIsTooSlowIsGivenUpWhileTheRunGoesOn() throws InterruptedException {
        try (Listeners listeners = Listeners.of(Duration.ofMinutes(1), hanging)) {
            listeners.tell(EVENT);
            begun.await();
            for (int i = 0; i < 20_000; i++) {
                listeners.tell(EVENT);
            }
            interrupted.await();
        }
        assertThat(interrupted.getCount()).isZero();
    }

    /** Its server may be there again. */
    @Test
    void oneThatSaysWhatIsWrongGoesOnHearing() {
        RunListener refused = event -> {
            heard.add(event);
            throw FluxoException.of(Code.OBSERVE_REFUSED, "the log says it once", null);
        };
        try (Listeners listeners = Listeners.of(Duration.ofMinutes(1), refused)) {
            listeners.tell(EVENT);
            listeners.tell(EVENT);
        }
        assertThat(heard).containsExactly(EVENT, EVENT);
    }

    @Test
    void oneThatThrowsHearsNoMore() {
        RunListener broken = event -> {
            heard.add(event);
            throw new IllegalStateException("the log says FLX-5090 of it");
        };
        try (Listeners listeners = Listeners.of(Duration.ofMinutes(1), broken)) {
            listeners.tell(EVENT);
            listeners.tell(EVENT);
        }
        assertThat(heard).containsExactly(EVENT);
    }
}
