package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Interruption;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs entities several at a time, each after those it depends on. */
final class Schedule {
    private final List<EntityResult> ended;
    private final List<EntitySpec> specs;
    private final int threads;

    /**
     * @param ended entities that are over already: others may depend on them
     * @param specs each after those it depends on
     */
    Schedule(List<EntityResult> ended, List<EntitySpec> specs, int threads) {
        this.ended = ended;
        this.specs = specs;
        this.threads = threads;
    }

    /**
     * @param load runs an entity
     * @param skip an entity, and the dependency that did not succeed
     * @return those that are over, then the others in the order of the specs
     */
    List<EntityResult> run(Function<EntitySpec, EntityResult> load, BiFunction<EntitySpec, String, EntityResult> skip) {
        AtomicInteger count = new AtomicInteger();
        ExecutorService workers =
                Executors.newFixedThreadPool(threads, work -> new Thread(work, "fluxo-" + count.incrementAndGet()));
        try {
            Map<String, CompletableFuture<EntityResult>> running = new LinkedHashMap<>();
            ended.forEach(result -> running.put(result.entity(), CompletableFuture.completedFuture(result)));
            for (EntitySpec spec : specs) {
                List<CompletableFuture<EntityResult>> before = dependencies(spec, running);
                CompletableFuture<EntityResult> result = CompletableFuture.allOf(
                                before.toArray(CompletableFuture[]::new))
                        .thenApplyAsync(
                                done -> {
                                    String missing = firstMissing(before);
                                    return missing == null ? load.apply(spec) : skip.apply(spec, missing);
                                },
                                workers);
                running.put(spec.name(), result);
            }
            return results(running);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Those of the spec's dependencies that are part of this run. */
    private static List<CompletableFuture<EntityResult>> dependencies(
            EntitySpec spec, Map<String, CompletableFuture<EntityResult>> running) {
        List<CompletableFuture<EntityResult>> before = new ArrayList<>();
        spec.dependsOn().forEach(name -> {
            CompletableFuture<EntityResult> dependency = running.get(name.value());
            if (dependency != null) {
                before.add(dependency);
            }
        });
        return before;
    }

    private static @Nullable String firstMissing(List<CompletableFuture<EntityResult>> before) {
        return before.stream()
                .map(CompletableFuture::join)
                .filter(result -> result.status() != EntityStatus.SUCCESS)
                .map(EntityResult::entity)
                .findFirst()
                .orElse(null);
    }

    private static List<EntityResult> results(Map<String, CompletableFuture<EntityResult>> running) {
        try {
            CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
                    .get();
            return running.values().stream().map(CompletableFuture::join).toList();
        } catch (InterruptedException e) {
            throw Interruption.failure();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FluxoException known) {
                throw known;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
