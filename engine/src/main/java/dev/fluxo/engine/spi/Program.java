package dev.fluxo.engine.spi;

import java.util.List;
import java.util.stream.Stream;

/**
 * All statements by which rows come through a stage into their target, in running order: what a {@link Strategy} and a dialect
 * make of a {@link StageTransfer}. A run executes it, a plan prints it. Only the name of the stage varies within a run: where a stage is
 * not emptied, the next rows get a program of their own, by {@link StageTransfer#from}.
 *
 * @param lookUp fills the columns that are looked up, of rows that came without their members
 * @param prepare leaves the target as it is: brings the stage in order, and the session
 * @param write changes the target
 */
public record Program(StageTransfer merge, Staging staging, List<Step> lookUp, List<Step> prepare, List<Step> write) {
    public Program {
        lookUp = List.copyOf(lookUp);
        prepare = List.copyOf(prepare);
        write = List.copyOf(write);
    }

    /** Of rows that are not looked up. */
    public Program(StageTransfer merge, Staging staging, List<Step> prepare, List<Step> write) {
        this(merge, staging, List.of(), prepare, write);
    }

    /** The same but for what it does to the target. */
    public Program writing(List<Step> other) {
        return new Program(merge, staging, lookUp, prepare, other);
    }

    /** Of rows that came with their members. */
    public Program lookedUp() {
        return new Program(merge, staging, prepare, write);
    }

    /** All of them. */
    public List<Step> steps() {
        return Stream.of(staging.create(), List.of(staging.load()), lookUp, prepare, write)
                .<Step>flatMap(List::stream)
                .toList();
    }
}
