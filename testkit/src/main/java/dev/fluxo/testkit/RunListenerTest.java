package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.RunStarted;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who listens hears what the result says in the end. */
@OnEveryDatabase
class RunListenerTest {
    @RegisterExtension
    final Workshop workshop;

    private final List<RunEvent> heard = Collections.synchronizedList(new ArrayList<>());

    RunListenerTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** In the order in which it was heard, without the rows. */
    private List<String> told() {
        return heard.stream()
                .filter(event -> !(event instanceof RowsRead))
                .map(event -> event instanceof ReadingStarted begins
                        ? begins.entity() + " reads " + begins.rows()
                        : event instanceof EntityFinished end
                                ? end.result().entity() + " "
                                        + end.result().status().text()
                                : event.getClass().getSimpleName())
                .toList();
    }

    private long sum(ToLongFunction<RowsRead> number) {
        return heard.stream()
                .filter(RowsRead.class::isInstance)
                .map(RowsRead.class::cast)
                .mapToLong(number)
                .sum();
    }

    private final RunListener listener = new RunListener() {
        @Override
        public void on(RunEvent event) {
            heard.add(event);
        }

        @Override
        public boolean counts() {
            return true;
        }
    };

    @BeforeEach
    void shop() {
        Shop.open(workshop);
    }

    private RunResult run() {
        try (Engine engine = workshop.engine()) {
            return engine.run(Workshop.options(false), listener);
        }
    }

    @Test
    void rowsAndBatchesAreTold() {
        workshop.spec(Shop.SPEC + "batch_size: 1500\n");
        Shop.customers(workshop, 1, 4_000);
        RunResult result = run();
        assertThat(told())
                .containsExactly(
                        "RunStarted", "EntityStarted", "customers reads 4000", "customers success", "RunFinished");
        assertThat(sum(RowsRead::rows))
                .isEqualTo(result.entities().get(0).counts().read());
        assertThat(sum(RowsRead::batches)).isEqualTo(result.entities().get(0).batches());
        assertThat(heard.get(heard.size() - 1)).isEqualTo(new RunFinished(result));
        assertThat(heard.get(0))
                .isInstanceOfSatisfying(
                        RunStarted.class, begun -> assertThat(begun.entities()).containsExactly("customers"));

        heard.clear();
        Shop.customers(workshop, 4_001, 4_005);
        run();
        assertThat(told()).contains("customers reads 5", "customers success");
    }

    @Test
    void anEntityThatFailsHasFinished() {
        Shop.customers(workshop, 1, 3);
        workshop.source().execute("UPDATE customer SET name = 'a name that is much longer than twenty letters'");
        run();
        assertThat(told())
                .containsExactly("RunStarted", "EntityStarted", "customers reads 3", "customers failed", "RunFinished");
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        Shop.customers(workshop, 1, 3);
        AtomicInteger calls = new AtomicInteger();
        RunListener broken = event -> {
            calls.incrementAndGet();
            throw new IOException("nobody there");
        };
        try (Engine engine = workshop.engine()) {
            assertThat(engine.run(Workshop.options(false), broken, listener).status())
                    .isEqualTo(RunStatus.SUCCESS);
        }
        assertThat(calls).as("it hears no more").hasValue(1);
        assertThat(told()).endsWith("customers success", "RunFinished");
    }
}
