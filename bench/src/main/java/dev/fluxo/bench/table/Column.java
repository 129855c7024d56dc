package dev.fluxo.bench.table;

/**
 * A column of the source and, by the same name, of the target.
 *
 * @param type as PostgreSQL says it
 * @param value of the row with the number {@code x}, in SQL
 * @param work what becomes of it on its way
 */
record Column(String name, String type, String value, Work work) {
    /** A transform, as the spec and as SQL say it. */
    enum Work {
        NONE("%1$s: %1$s", "%s"),
        TRIM("%1$s: { from: %1$s, transform: [trim] }", "btrim(%s)"),
        TRIM_UPPER("%1$s: { from: %1$s, transform: [trim, upper] }", "upper(btrim(%s))");

        private final String spec;
        private final String sql;

        Work(String spec, String sql) {
            this.spec = spec;
            this.sql = sql;
        }
    }

    static Column of(String name, String type, String value) {
        return new Column(name, type, value, Work.NONE);
    }

    String definition() {
        return name + " " + type;
    }

    /** Its line in a spec. */
    String mapped() {
        return work.spec.formatted(name);
    }

    /** What of the source the target gets. */
    String transformed() {
        return work == Work.NONE ? name : work.sql.formatted(name) + " AS " + name;
    }
}
