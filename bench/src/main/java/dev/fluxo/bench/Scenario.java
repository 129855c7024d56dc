package dev.fluxo.bench;

/** What there is to load. Each begins where the one before it ended. */
enum Scenario {
    FIRST_LOAD("first load"),
    /** A tenth of the rows changed, and a hundredth more are new. */
    INCREMENT("increment"),
    NOTHING_NEW("nothing new"),
    /** Nothing is new, and a thousandth of the rows is gone. */
    DELETES("deletes"),
    /** Nothing is new, and one row of the target differs. */
    RECONCILE("reconcile"),
    /** A tenth of the rows of every twentieth entity changed. */
    NIGHT("night");

    private final String text;

    Scenario(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether the source is as it was before the changes. */
    boolean isBeforeChanges() {
        return this == FIRST_LOAD || this == RECONCILE;
    }

    /** How many rows there are to load or to compare, or keys. */
    int load(int rows) {
        return switch (this) {
            case FIRST_LOAD, DELETES, RECONCILE -> rows;
            case INCREMENT -> rows / 10 + rows / 100;
            case NOTHING_NEW -> 0;
            case NIGHT -> rows / 200;
        };
    }
}
