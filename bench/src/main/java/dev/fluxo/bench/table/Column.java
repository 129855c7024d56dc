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
        TRIM_UPPER("%1$s: { from: %1$s, transform: [trim, upper] }", "upper(btrim(%s))"),
        HASH(
                "%1$s: { from: %1$s, transform: [\"regex_replace('[^A-Za-z0-9]+', ' ')\", hash_sha256, left(16)] }",
                "left(encode(sha256(convert_to(regexp_replace(%s, '[^A-Za-z0-9]+', ' ', 'g'), 'UTF8')), 'hex'), 16)",
                "left(sha2(regexp_replace(%s, '[^A-Za-z0-9]+', ' '), 256), 16)");

        private final String spec;
        private final String sql;
        private final String spark;

        Work(String spec, String sql) {
            this(spec, sql, sql);
        }

        /** @param spark the same in Spark's SQL */
        Work(String spec, String sql, String spark) {
            this.spec = spec;
            this.sql = sql;
            this.spark = spark;
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

    /** The same in Spark's SQL. */
    String transformedBySpark() {
        return work == Work.NONE ? name : work.spark.formatted(name) + " AS " + name;
    }

    /** What of the source the target gets in some rows; NULL in the others, if it costs anything. */
    String transformedWhere(String condition) {
        return work == Work.NONE ? name : where(condition, work.sql.formatted(name));
    }

    /** The same of the target. */
    String foundWhere(String condition) {
        return work == Work.NONE ? name : where(condition, name);
    }

    private String where(String condition, String value) {
        return "CASE WHEN " + condition + " THEN " + value + " END AS " + name;
    }
}
