package dev.fluxo.bench;

/** What there is to load. Each begins where the one before it ended. */
enum Scenario {
    FIRST_LOAD("first load"),
    /** A tenth of the rows changed, and a hundredth more are new. */
    INCREMENT("increment"),
    NOTHING_NEW("nothing new"),
    /** Nothing is new, and a thousandth of the rows is gone. */
    DELETES("deletes");

    private final String text;

    Scenario(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether the source is as it was before the changes. */
    boolean isBeforeChanges() {
        return this == FIRST_LOAD;
    }

    /** How many rows there are to load, or keys to compare. */
    int load(int rows) {
        return switch (this) {
            case FIRST_LOAD, DELETES -> rows;
            case INCREMENT -> rows / 10 + rows / 100;
            case NOTHING_NEW -> 0;
        };
    }
}
