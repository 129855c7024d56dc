package dev.fluxo.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a suite loads on PostgreSQL: tables, what happens to them, the spec, and what the target should hold. */
interface Workload {
    List<Scenario> scenarios();

    /** Creates and fills the source. */
    List<String> createSource(int rows);

    /** What then happens to it. */
    List<String> changeSource(int rows);

    List<String> createTarget();

    /** A query of the source: what the target should hold. */
    String expected();

    /** A query of the target: what it holds, without what the engine or the database adds. */
    String found();

    /** Columns of both that are added up, so that one sees what is wrong. */
    List<String> sums();

    /**
     * How many rows there are to load in a scenario, or keys.
     *
     * @param rows as {@link #createSource} was told
     */
    default int load(Scenario scenario, int rows) {
        return scenario.load(rows);
    }

    /** Whether contenders reach the source over a line that takes its time. */
    default boolean overSlowLine() {
        return false;
    }

    /** The only core that the engine gets, where it runs by itself; null: all of them. */
    default @Nullable Integer core() {
        return null;
    }

    /** How many connections read an entity of the engine at once. */
    default int readers() {
        return 1;
    }

    /** The spec that a contender runs: the name of its entity, and its YAML. */
    Spec spec(String contender);

    record Spec(String entity, String yaml) {}
}
