package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.EntityPlanned;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.event.RunAborted;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.RunStarted;
import dev.fluxo.engine.event.TargetsStale;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.EntityLineage;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
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
                        "RunStarted",
                        "EntityStarted",
                        "EntityPlanned",
                        "customers reads 4000",
                        "customers success",
                        "RunFinished");
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
                .containsExactly(
                        "RunStarted",
                        "EntityStarted",
                        "EntityPlanned",
                        "customers reads 3",
                        "customers failed",
                        "RunFinished");
    }

    /** The query's text tells which column is of which table; the catalog tells the types. */
    @Test
    void whereColumnsComeFromIsTold() {
        workshop.spec(Shop.SPEC.replace(
                        "SELECT id, name, credit, updated_at FROM customer",
                        "SELECT c.id, c.name, COALESCE(c.credit, 0) AS credit, c.updated_at FROM customer c")
                + "fresh: 26h\n");
        run();
        EntityPlanned planned = of(EntityPlanned.class).get(0);
        assertThat(planned.fresh()).isEqualTo(Duration.ofHours(26));
        EntityLineage lineage = planned.lineage();
        assertThat(lineage.reads())
                .singleElement()
                .satisfies(table -> assertThat(
                                List.of(table.connection(), table.name().toString()))
                        .isEqualTo(List.of("src", "customer")));
        assertThat(lineage.writes().name().name()).isEqualToIgnoringCase("dim_customer");
        assertThat(lineage.writes().url()).startsWith("jdbc:");
        assertThat(lineage.writes().fields())
                .extracting(field -> field.name().toLowerCase(Locale.ROOT))
                .containsExactly("customer_id", "nome", "limite");
        assertThat(lineage.columns().stream().map(RunListenerTest::words))
                .containsExactly(
                        "customer_id COPIED customer.id",
                        "nome COMPUTED customer.name by trim",
                        "limite COMPUTED customer.credit");
    }

    /** So that what one entity writes and another reads has one name, however a query spells it. */
    @Test
    void whoTracesGetsTheNamesOfTheCatalog() {
        workshop.spec(Shop.SPEC.replace("SELECT id, name", "SELECT ID, Name"));
        try (Engine engine = workshop.engine()) {
            engine.run(Workshop.options(false), new RunListener() {
                @Override
                public void on(RunEvent event) {
                    heard.add(event);
                }

                @Override
                public boolean traces() {
                    return true;
                }
            });
        }
        EntityLineage lineage = of(EntityPlanned.class).get(0).lineage();
        EntityLineage.Table customer = lineage.reads().get(0);
        assertThat(customer.fields()).extracting(EntityLineage.Field::name).hasSize(4);
        assertThat(lineage.columns())
                .allSatisfy(column -> assertThat(column.from()).singleElement().satisfies(from -> {
                    assertThat(from.table()).isEqualTo(customer);
                    assertThat(customer.fields())
                            .extracting(EntityLineage.Field::name)
                            .contains(from.column());
                }));
        assertThat(lineage.columns())
                .extracting(EntityLineage.Column::name)
                .isEqualTo(lineage.writes().fields().stream()
                        .map(EntityLineage.Field::name)
                        .toList());
    }

    private static String words(EntityLineage.Column column) {
        return column.name().toLowerCase(Locale.ROOT)
                + column.from().stream()
                        .map(from -> " " + from.how() + " "
                                + Objects.requireNonNull(from.table()).name() + "." + from.column())
                        .collect(Collectors.joining())
                + (column.steps().isEmpty() ? "" : " by " + String.join(", ", column.steps()));
    }

    /** By the clock of this machine, whatever that of the source says. */
    @Test
    void theMomentThatIsLoadedUpToIsTold() {
        workshop.spec(Shop.SPEC.replace("[updated_at, id] }", "[updated_at, id], lag: 2h }"));
        Instant before = Instant.now();
        run();
        Instant after = Instant.now();
        Duration truncated = Duration.ofSeconds(1);
        assertThat(of(ReadingStarted.class).get(0).upTo())
                .isBetween(before.minus(Duration.ofHours(2)).minus(truncated), after.minus(Duration.ofHours(2)));
    }

    @Test
    void targetsThatAreTooOldAreTold() {
        workshop.spec(Shop.SPEC + "fresh: 26h\n");
        tellStale();
        assertThat(of(TargetsStale.class))
                .singleElement()
                .satisfies(told -> assertThat(told.states())
                        .extracting(EntityState::entity)
                        .containsExactly("customers"));
        heard.clear();
        workshop.run();
        tellStale();
        assertThat(heard).isEmpty();
    }

    private void tellStale() {
        try (Engine engine = workshop.engine()) {
            engine.tellStale(engine.status(Selection.ALL), listener);
        }
    }

    @Test
    void aRunThatCannotBeginIsTold() {
        workshop.run();
        workshop.warehouse().execute("ALTER TABLE audit.etl_run RENAME TO etl_gone");
        FluxoException lost = catchThrowableOfType(FluxoException.class, this::run);
        assertThat(of(RunAborted.class))
                .singleElement()
                .satisfies(told -> assertThat(told.problem()).isEqualTo(lost.first()));
        assertThat(of(RunFinished.class)).isEmpty();
    }

    private <E extends RunEvent> List<E> of(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
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
