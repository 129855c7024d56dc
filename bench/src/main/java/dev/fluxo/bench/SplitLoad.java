package dev.fluxo.bench;

import dev.fluxo.bench.table.Table;
import dev.fluxo.bench.table.TableSpec;
import dev.fluxo.bench.table.TableSql;
import dev.fluxo.bench.table.Tables;
import java.util.ArrayList;
import java.util.List;

/** A table that is read by four connections at once, measured against the same load by one. */
final class SplitLoad implements OfTable {
    /** What the source is like. */
    enum Source {
        /** Behind a line that takes its time. */
        FAR,
        /** A query that waits for a millisecond at each 21st row, as one does that asks elsewhere. */
        SLOW,
        /** As the others are: the processors are busy with one connection already. */
        PLAIN
    }

    private static final int PARTS = 4;
    private static final Table TABLE = Tables.SKEWED;

    /** It is asked of rows that are read alone, not of those that are counted: such is what says of itself that it changes nothing. */
    private static final String CREATE_SLOW = """
            CREATE FUNCTION slow(amount NUMERIC) RETURNS NUMERIC STABLE LANGUAGE plpgsql AS $$
            BEGIN
              IF MOD(amount * 100, 21) = 0 THEN PERFORM pg_sleep(0.001); END IF;
              RETURN amount;
            END $$""";

    private final TableSql sql = new TableSql(TABLE);
    private final Source source;

    SplitLoad(Source source) {
        this.source = source;
    }

    @Override
    public Table table() {
        return TABLE;
    }

    @Override
    public TableSql sql() {
        return sql;
    }

    @Override
    public List<String> createSource(int rows) {
        List<String> statements = new ArrayList<>(OfTable.super.createSource(rows));
        statements.add(CREATE_SLOW);
        return statements;
    }

    @Override
    public boolean overSlowLine() {
        return source == Source.FAR;
    }

    @Override
    public int readers() {
        return PARTS;
    }

    @Override
    public Spec spec(String contender) {
        String rows = source == Source.SLOW
                ? "query: \"SELECT id, slow(amount) AS amount, name, quantity, born, note, updated_at FROM skewed\""
                : "table: skewed";
        String split = contender.equals(Contenders.WHOLE) ? "" : ", split: { by: id, parts: " + PARTS + " }";
        return new Spec(TABLE.target(), TableSpec.of(TABLE, rows + split));
    }
}
