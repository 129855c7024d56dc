package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that meet: on one entity, on one table, with the specs of two people. */
@OnEveryDatabase
class TwoAtOnceTest {
    private static final long PATIENCE = 120;
    private static final int ROWS = 3_000;
    private static final int TIMES = 5;

    @RegisterExtension
    final Workshop workshop;

    TwoAtOnceTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aShopOfWhichOneCustomerIsLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 1);
        workshop.run();
        Shop.customers(workshop, 2, ROWS);
    }

    /** Both entities write the same rows, in opposite orders, so that they block each other. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void twoEntitiesOfOneTable(String commit) {
        loadsTheSameTable(commit, 2);
    }

    /** By one thread: with more, each waits for what the other has locked. */
    @Without(Capability.CONCURRENT_TRANSACTIONS)
    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void twoEntitiesOfOneTableOneAfterTheOther(String commit) {
        loadsTheSameTable(commit, 1);
    }

    private void loadsTheSameTable(String commit, int threads) {
        String more = "batch_size: 100\ncommit: " + commit + "\n";
        workshop.spec(Shop.SPEC + more);
        workshop.spec(Shop.SPEC
                        .replace("entity: customers", "entity: backwards")
                        .replace("SELECT id, name, credit, updated_at", "SELECT id, name, credit, 10000 - id AS place")
                        .replace("[updated_at, id]", "[place]")
                + more);
        for (int time = 1; time <= TIMES; time++) {
            workshop.warehouse().execute("DELETE FROM dim_customer; UPDATE ctl.etl_control SET watermark = NULL");
            workshop.source().execute("UPDATE customer SET credit = credit + 1");
            Run run = workshop.run(new RunOptions(new Selection(List.of(), List.of()), false, threads, null));
            assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
            Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        }
    }

    /** Two processes start at the same moment, one with a newer spec: one loads, the other loads nothing or is told to wait. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @RepeatedTest(TIMES)
    void twoVersionsOfASpec() throws Exception {
        try (SecondProject newer = SecondProject.of(workshop, Shop.SPEC.replace("[trim]", "[trim, upper]"))) {
            CompletableFuture<Run> other = CompletableFuture.supplyAsync(newer::run);
            List<Run> runs = new ArrayList<>(List.of(workshop.run()));
            runs.add(other.get(PATIENCE, TimeUnit.SECONDS));
            runs.stream()
                    .filter(run -> run.status().equals("failed"))
                    .forEach(run -> says(run.problem("customers"), "FLX-5001", "is being loaded by"));
            assertThat(runs).anyMatch(run -> run.status().equals("success"));
            assertThat(runs.stream()
                            .mapToLong(run -> run.entity("customers").counts().read())
                            .sum())
                    .isEqualTo(ROWS - 1);
        }
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id, UPPER(nome), limite FROM dim_customer ORDER BY customer_id"))
                .isEqualTo(workshop.source().rows("SELECT id, UPPER(TRIM(name)), credit FROM customer ORDER BY id"));
    }

    /** However the target is written, rows come into it once. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @ParameterizedTest
    @EnumSource
    void twoProcessesOfOneProject(Keeping keeping) throws Exception {
        keeping.open(workshop);
        together(keeping, "entity");
        Shop.customers(workshop, ROWS + 1, 2 * ROWS);
        if (keeping == Keeping.DELETES) {
            workshop.source().execute("DELETE FROM customer WHERE id <= 200");
        }
        together(keeping, keeping == Keeping.REPLACE ? "entity" : "batch");
    }

    private void together(Keeping keeping, String commit) throws Exception {
        workshop.spec(keeping.spec() + "batch_size: 500\ncommit: " + commit + "\n");
        try (SecondProject twin = SecondProject.of(workshop, workshop.read("customers.yaml"))) {
            CompletableFuture<Run> other = CompletableFuture.supplyAsync(twin::run);
            List<Run> runs = List.of(workshop.run(), other.get(PATIENCE, TimeUnit.SECONDS));
            assertThat(runs).anyMatch(run -> run.status().equals("success"));
            assertThat(runs.stream().flatMap(run -> run.problems().stream()))
                    .as("it is told to wait, or that a dimension of its was")
                    .allMatch(problem -> problem.contains("FLX-5001 ") || problem.contains("FLX-5006 "));
        }
        int rows = Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(keeping.torn(workshop)).isEmpty();
        assertThat(workshop.run().counts("customers")).isEqualTo(keeping.idle(rows));
    }

    /** One heals while the other runs, or heals too: whoever comes second is told to wait. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @ParameterizedTest
    @EnumSource(names = {"LATEST", "HISTORY", "LOOKUP", "DELETES"})
    void twoThatHeal(Keeping keeping) throws Exception {
        keeping.open(workshop);
        workshop.spec(keeping.spec());
        workshop.run();
        workshop.warehouse().execute(keeping.damage());
        try (SecondProject twin = SecondProject.of(workshop, workshop.read("customers.yaml"));
                SecondProject third = SecondProject.of(workshop, workshop.read("customers.yaml"))) {
            CompletableFuture<List<Reconciled>> other = CompletableFuture.supplyAsync(() -> healed(twin::heal));
            CompletableFuture<Run> run = CompletableFuture.supplyAsync(third::run);
            List<Reconciled> healed = new ArrayList<>(healed(third::heal));
            healed.addAll(other.get(PATIENCE, TimeUnit.SECONDS));
            assertThat(healed.stream().filter(one -> one.status() != Status.EQUAL))
                    .allSatisfy(one -> assertThat(one.problems().toString()).contains("FLX-5001"));
            assertThat(run.get(PATIENCE, TimeUnit.SECONDS).problems())
                    .allMatch(problem -> problem.contains("FLX-5001 ")
                            || problem.contains("FLX-5006 ")
                            || (isOptimistic() && problem.contains("FLX-3013 ")));
            if (healed.stream().noneMatch(one -> one.status() == Status.EQUAL)) {
                assertThat(twin.heal().status()).isEqualTo(Status.EQUAL);
            }
        }
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(keeping.torn(workshop)).isEmpty();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** Nothing where the books themselves were in each other's way, and that was told. */
    private List<Reconciled> healed(Supplier<Reconciled> process) {
        try {
            return List.of(process.get());
        } catch (FluxoException e) {
            assertThat(isOptimistic()).as(e.toString()).isTrue();
            assertThat(e).hasMessageContaining("FLX-3013 ");
            return List.of();
        }
    }

    /** Whether two that change one row are not made to wait for each other, and the second is refused. */
    private boolean isOptimistic() {
        return workshop.warehouse().backend().lacks().contains(Capability.READ_COMMITTED);
    }

    /** Either may be told to wait, or both; nothing is lost or doubled, and the next run loads what is left. */
    @Without(Capability.CONCURRENT_TRANSACTIONS)
    @RepeatedTest(TIMES)
    void twoVersionsOfASpecInEachOthersWay() throws Exception {
        try (SecondProject newer = SecondProject.of(workshop, Shop.SPEC.replace("[trim]", "[trim, upper]"))) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> loadsOrIsToldToWait(newer::run));
            loadsOrIsToldToWait(workshop::run);
            other.get(PATIENCE, TimeUnit.SECONDS);
        }
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id, UPPER(nome), limite FROM dim_customer ORDER BY customer_id"))
                .isEqualTo(workshop.source().rows("SELECT id, UPPER(TRIM(name)), credit FROM customer ORDER BY id"));
    }

    private static void loadsOrIsToldToWait(Supplier<Run> process) {
        try {
            Run run = process.get();
            if (!run.status().equals("success")) {
                assertThat(run.problem("customers").toString()).containsPattern("FLX-(5001|3013) ");
            }
        } catch (FluxoException e) {
            assertThat(e).hasMessageContaining("FLX-3013 another transaction holds a lock");
        }
    }

    /** A first load finds the target empty, and another entity fills it meanwhile. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void anEmptyTargetThatIsNoLongerEmpty() throws Exception {
        workshop.warehouse().execute("DELETE FROM dim_customer; UPDATE ctl.etl_control SET watermark = NULL");
        workshop.warehouse().backend().installHook(workshop.warehouse(), "dim_customer");
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: twins"));
        CompletableFuture<Run> twin = new CompletableFuture<>();
        Hook.at(1_000, () -> new Thread(() -> complete(twin), "twin").start());
        Run run = workshop.run("customers");
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        Run other = twin.get(PATIENCE, TimeUnit.SECONDS);
        assertThat(other.status()).as(other.problems().toString()).isEqualTo("success");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    private void complete(CompletableFuture<Run> twin) {
        try {
            twin.complete(workshop.run("twins"));
        } catch (RuntimeException | AssertionError e) {
            twin.completeExceptionally(e);
        }
    }
}
