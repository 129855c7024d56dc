package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named statement of a {@link Program}. */
public sealed interface Step {
    /** In words, for a person who reads a plan: {@code drop superseded}. */
    String name();

    Sql sql();

    /** Whether rows that it meets count so. */
    boolean counts(Tally tally);

    /** The same, where another step counts these rows. */
    Step without(Tally counted);

    /** Rows come into the stage by {@link Bulk}. */
    record Load(String name, Sql sql, String table, List<Column> columns) implements Step {
        public Load {
            columns = List.copyOf(columns);
        }

        @Override
        public boolean counts(Tally tally) {
            return false;
        }

        @Override
        public Step without(Tally counted) {
            return this;
        }
    }

    /** Whether it is for rows among which a key may be twice, or not, or whether that does not matter. */
    default Keys keys() {
        return counts(Tally.SUPERSEDED) ? Keys.REPEATED : Keys.ANY;
    }

    /** What is known of the keys of staged rows. */
    enum Keys {
        ANY,
        /** One may be there twice. */
        REPEATED,
        /** Each is there once. */
        SINGLE;

        /** @param repeated whether one may be there twice */
        public boolean are(boolean repeated) {
            return this == ANY || (this == REPEATED) == repeated;
        }
    }

    /**
     * A statement that changes something. The rows that it reports count as {@code counted}.
     *
     * @param keys of which rows it is
     * @param due how many rows it is to report; null where nothing says so before
     */
    record Change(
            String name,
            Sql sql,
            Tally counted,
            Keys keys,
            @Nullable Due due) implements Step {
        @Override
        public boolean counts(Tally tally) {
            return counted == tally;
        }

        @Override
        public Step without(Tally other) {
            return new Change(name, sql, counted.without(other), keys, due);
        }
    }

    /**
     * How many rows a statement is to write: as many as questions before it have counted.
     *
     * @param counted as what
     * @param exactly whether more are wrong, too: the target may hold rows twice that are changed
     */
    record Due(List<Tally> counted, boolean exactly) {
        public Due {
            counted = List.copyOf(counted);
        }

        /** Whether a statement has done it that reports so many rows. */
        public boolean isMet(long due, long reported) {
            return exactly ? reported == due : reported >= due;
        }
    }

    /**
     * A statement that answers one row of numbers.
     *
     * @param counted as what each of them counts
     * @param forgets the numbers are of a counter that a rollback does not set back, and that begins anew when it was asked
     */
    record Question(String name, Sql sql, List<Tally> counted, boolean forgets) implements Step {
        public Question {
            counted = List.copyOf(counted);
        }

        @Override
        public boolean counts(Tally tally) {
            return counted.contains(tally);
        }

        @Override
        public Step without(Tally other) {
            List<Tally> left =
                    counted.stream().map(tally -> tally.without(other)).toList();
            return new Question(name, sql, left, forgets);
        }
    }

    /**
     * A statement that has to answer 0, the number of rows that are not as they should be: else a trigger or a rule had its way.
     *
     * @param leaving whether they are to be gone from the target, and not there as they are staged
     */
    record Check(String name, Sql sql, When when, boolean leaving) implements Step {
        /** When it is asked. */
        public enum When {
            ALWAYS,
            /** Only where the change before it reported fewer rows than the question before it had found. */
            FEWER_CHANGED
        }

        @Override
        public boolean counts(Tally tally) {
            return false;
        }

        @Override
        public Step without(Tally counted) {
            return this;
        }
    }

    /** A statement that has to answer 0, the number of staged rows of which a look-up finds no member, or several. */
    record MemberCheck(String name, Sql sql, DimensionLookup lookup, Fault fault) implements Step {
        /** What is wrong with such rows. */
        public enum Fault {
            NONE,
            SEVERAL
        }

        @Override
        public boolean counts(Tally tally) {
            return false;
        }

        @Override
        public Step without(Tally counted) {
            return this;
        }
    }

    /** A statement that has to answer 0, the number of staged rows that are not of the part of the target that they replace. */
    record PartCheck(String name, Sql sql) implements Step {
        @Override
        public boolean counts(Tally tally) {
            return false;
        }

        @Override
        public Step without(Tally counted) {
            return this;
        }
    }

    /** A statement that has to answer 0, the number of staged keys that the target has more than once. */
    record KeyCheck(String name, Sql sql) implements Step {
        @Override
        public boolean counts(Tally tally) {
            return false;
        }

        @Override
        public Step without(Tally counted) {
            return this;
        }
    }

    /** Such a check where nothing but the rows themselves says that a key is unique; else no step. */
    static List<Step> ofKeys(StageTransfer merge, TargetSql target) {
        return target.keepsKeys() || merge.keys().isEmpty()
                ? List.of()
                : List.of(new KeyCheck("check keys", target.countDoubled(merge)));
    }

    /**
     * A statement that answers how many rows of the target are to leave, and of how many: more than the spec bears, and nothing is written.
     *
     * @param counted as what those count that are to leave
     */
    record Limit(String name, Sql sql, Tally counted) implements Step {
        @Override
        public boolean counts(Tally tally) {
            return counted == tally;
        }

        @Override
        public Step without(Tally other) {
            return new Limit(name, sql, counted.without(other));
        }
    }

    static Step change(String name, Sql sql, Tally counted) {
        return new Change(name, sql, counted, counted == Tally.SUPERSEDED ? Keys.REPEATED : Keys.ANY, null);
    }

    /** A change of as many rows as were counted so: else the database has lost some, or doubled them. */
    static Step exactly(String name, Sql sql, Tally... due) {
        return new Change(name, sql, Tally.NOTHING, Keys.ANY, new Due(List.of(due), true));
    }

    /** A change of as many rows as were counted so, or of more: else the database has lost some. */
    static Step atLeast(String name, Sql sql, Tally... due) {
        return new Change(name, sql, Tally.NOTHING, Keys.ANY, new Due(List.of(due), false));
    }

    /** A change that counts nothing, and that is left out where the keys of the rows are others. */
    static Step of(Keys keys, String name, Sql sql) {
        return new Change(name, sql, Tally.NOTHING, keys, null);
    }

    static Step ask(String name, Sql sql, Tally... counted) {
        return new Question(name, sql, List.of(counted), false);
    }

    /** Asks a counter of the session: see {@link Question}. */
    static Step askCounter(String name, Sql sql, Tally counted) {
        return new Question(name, sql, List.of(counted), true);
    }

    /** Of rows that were written. */
    static Step check(String name, Sql sql, Check.When when) {
        return new Check(name, sql, when, false);
    }

    /** Of rows that were removed. */
    static Step checkGone(String name, Sql sql, Check.When when) {
        return new Check(name, sql, when, true);
    }
}
