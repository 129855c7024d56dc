package dev.fluxo.testkit;

/** A shop that is loaded in one of the ways that there are, and what changes in it between two loads. */
enum Scenario {
    FIRST_LOAD(Keeping.LATEST, ""),
    INCREMENT(Keeping.LATEST, ""),
    EACH_BATCH(Keeping.LATEST, "commit: batch\n"),
    /** In ranges, by several connections. */
    SPLIT(Keeping.LATEST, ""),
    REJECTS(Keeping.LATEST, "on_error: reject\n"),
    /** By the database: it is looked for by halving. */
    REFUSED(Keeping.LATEST, "on_error: reject\n"),
    UPDATE_INSERT(Keeping.LATEST, ""),
    HISTORY(Keeping.HISTORY, ""),
    HISTORY_EACH_BATCH(Keeping.HISTORY, "commit: batch\n"),
    APPEND(Keeping.APPEND, ""),
    APPEND_EACH_BATCH(Keeping.APPEND, "commit: batch\n"),
    LOOKUP(Keeping.LOOKUP, ""),
    LOOKUP_EACH_BATCH(Keeping.LOOKUP, "commit: batch\n"),
    DELETES(Keeping.DELETES, ""),
    REPLACE(Keeping.REPLACE, ""),
    /** Two of them exchange a unique value: they are looked for by halving. */
    REPLACE_EXCHANGE(Keeping.REPLACE, "");

    private final Keeping keeping;
    private final String more;

    Scenario(Keeping keeping, String more) {
        this.keeping = keeping;
        this.more = more;
    }

    /** Customer 7 does not arrive. */
    boolean rejects() {
        return this == REJECTS || this == REFUSED;
    }

    boolean replaces() {
        return keeping == Keeping.REPLACE;
    }

    Keeping keeping() {
        return keeping;
    }

    String spec() {
        String spec = keeping.spec() + "batch_size: 4\n" + more;
        return switch (this) {
            case REJECTS -> spec.replace("[trim]", "[trim], check: \"nome != 'Customer 7'\"");
            case SPLIT -> spec.replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 3 }");
            case UPDATE_INSERT -> spec.replace("keys: [customer_id]", "keys: [customer_id], write: update_insert");
            default -> spec;
        };
    }
}
