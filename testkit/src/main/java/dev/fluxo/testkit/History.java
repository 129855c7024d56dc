package dev.fluxo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What writers of the source and runs do, one after the other. The same seed gives the same history. */
record History(List<Step> steps) {
    static final int WRITERS = 3;
    private static final int LONGEST = 30;
    private static final int NUMBERS = 10_000;

    enum Kind {
        /** Begins a transaction, if none is open, and keeps it open. */
        READ,
        INSERT,
        UPDATE,
        SET_NULL,
        CHANGE_KEY,
        /** A clock that is wrong by a day. */
        WRITE_IN_THE_FUTURE,
        /** An application's clock that is up to fifty minutes behind. */
        WRITE_LATE,
        COMMIT,
        /** Nobody holds back the fence. */
        COMMIT_ALL,
        ROLLBACK,
        RUN,
        /** A run that meets a fault at some call, after which it gives up. */
        BROKEN_RUN,
        /** A run that loses its connection at some call, and may go on. */
        CUT_RUN,
        /** The spec names another target from now on; whoever is told so loads it from the beginning. */
        CHANGE_TARGET,
        /** The query leaves out other rows from now on; whoever is told so reads all again. */
        CHANGE_QUERY,
        /** The target gets a trigger that keeps rows out, or puts them elsewhere; or loses it. */
        CHANGE_TRIGGER,
        RETRY_REJECTS
    }

    private static final List<Kind> OFTEN = List.of(
            Kind.INSERT,
            Kind.UPDATE,
            Kind.COMMIT,
            Kind.COMMIT,
            Kind.COMMIT_ALL,
            Kind.RUN,
            Kind.BROKEN_RUN,
            Kind.BROKEN_RUN);

    /** @param number what else is chosen: a row, a batch size, a call */
    record Step(Kind kind, int writer, int number) {
        @Override
        public String toString() {
            return kind + " writer " + writer + " number " + number;
        }
    }

    static History of(Random random) {
        List<Step> steps = new ArrayList<>();
        int length = 5 + random.nextInt(LONGEST - 5);
        for (int n = 0; n < length; n++) {
            Kind[] all = Kind.values();
            Kind kind =
                    random.nextBoolean() ? OFTEN.get(random.nextInt(OFTEN.size())) : all[random.nextInt(all.length)];
            steps.add(new Step(kind, random.nextInt(WRITERS), random.nextInt(NUMBERS)));
        }
        return new History(List.copyOf(steps));
    }

    /** The shortest history that fails too and is this one without some of its steps. */
    History shortest(Predicate<History> fails) {
        History shortest = this;
        for (int n = steps.size() - 1; n >= 0; n--) {
            List<Step> fewer = new ArrayList<>(shortest.steps);
            if (n < fewer.size()) {
                fewer.remove(n);
                History candidate = new History(List.copyOf(fewer));
                shortest = fails.test(candidate) ? candidate : shortest;
            }
        }
        return shortest;
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }
}
