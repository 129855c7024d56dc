package dev.fluxo.engine.internal.plan;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.internal.model.Comparison;
import dev.fluxo.engine.internal.spec.ExpectationSpec;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.CheckSql;
import dev.fluxo.engine.spi.CheckSql.Asked;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a target after a load, and how the answer is judged. */
public sealed interface Expected {
    /** The question, of one row; null where the counts of the run tell it. */
    @Nullable
    Sql question(CheckSql sql, StageTransfer target);

    /**
     * @param answer the row: whole numbers, but of an {@link Answer}; empty where nothing was asked
     * @param loaded what became of the rows of the run
     * @param before how many rows the target had; known where {@link #comparesWithBefore}
     */
    Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before);

    /** In words: {@code unique email}. */
    String text();

    default boolean comparesWithBefore() {
        return false;
    }

    /** Whether it holds, and what was found: {@code 3 rows with NULL in nome}. */
    record Found(boolean holds, String text) {}

    /** How many rows the target has. */
    record Rows(Comparison is, @Nullable String where) implements Expected {
        @Override
        public Sql question(CheckSql sql, StageTransfer target) {
            return sql.rows(new Asked(target, where));
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            return new Found(is.holds(answer.get(0)), rows(count(answer, 0)));
        }

        @Override
        public String text() {
            return "rows " + is;
        }
    }

    /** What became of the rows of the run. */
    record OfRun(String what, Comparison is) implements Expected {
        @Override
        public @Nullable Sql question(CheckSql sql, StageTransfer target) {
            return null;
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            long count = RunCount.of(what, loaded);
            if (!is.percent()) {
                return new Found(is.holds(count), rows(count));
            }
            long whole = comparesWithBefore() ? before : loaded.read();
            RunCount.Share share = new RunCount.Share(count, whole);
            return new Found(is.holds(share.percent()), share.text());
        }

        @Override
        public boolean comparesWithBefore() {
            return what.equals("deleted") && is.percent();
        }

        @Override
        public String text() {
            return what + " " + is;
        }
    }

    /** No NULL in any of the columns. */
    record NotNull(List<Column> columns, @Nullable String where) implements Expected {
        @Override
        public Sql question(CheckSql sql, StageTransfer target) {
            return sql.nulls(new Asked(target, where), columns);
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (count(answer, i) > 0) {
                    found.add(rows(count(answer, i)) + " with NULL in "
                            + columns.get(i).name());
                }
            }
            return new Found(found.isEmpty(), found.isEmpty() ? "no NULL" : String.join(", ", found));
        }

        @Override
        public String text() {
            return "not_null " + names(columns);
        }
    }

    /** No value of the columns together comes twice. */
    record Unique(List<Column> columns, @Nullable String where) implements Expected {
        @Override
        public Sql question(CheckSql sql, StageTransfer target) {
            return sql.repeated(new Asked(target, where), columns);
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            long values = count(answer, 0);
            return new Found(
                    values == 0,
                    values == 0
                            ? "no value twice"
                            : values + (values == 1 ? " value that comes" : " values that come")
                                    + " more than once, in " + rows(count(answer, 1)));
        }

        @Override
        public String text() {
            return "unique " + names(columns);
        }
    }

    /** No value but these. */
    record Accepted(
            Column column,
            List<Object> values,
            String shown,
            @Nullable String where) implements Expected {
        @Override
        public Sql question(CheckSql sql, StageTransfer target) {
            return sql.others(new Asked(target, where), column, values);
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            return none(answer, " with another value");
        }

        @Override
        public String text() {
            return "accepted " + column.name() + ": " + shown;
        }
    }

    /** No value that the column of another table has not. */
    record Refers(
            Column column,
            TableName table,
            Column referred,
            @Nullable String where) implements Expected {
        @Override
        public Sql question(CheckSql sql, StageTransfer target) {
            return sql.dangling(new Asked(target, where), column, table, referred);
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            return none(answer, " with a value that is not there");
        }

        @Override
        public String text() {
            return "refers " + column.name() + ": " + table + "." + referred.name();
        }
    }

    /** What a SELECT of the analyst's gives. */
    record Answer(String sql, Comparison is) implements Expected {
        private static final int LONGEST = 80;

        @Override
        public Sql question(CheckSql words, StageTransfer target) {
            return Sql.of(sql.replace(ExpectationSpec.TARGET, words.name(target)));
        }

        @Override
        public Found found(List<? extends @Nullable Object> answer, RowCounts loaded, long before) {
            if (answer.isEmpty()) {
                return new Found(false, "no row");
            }
            Object value = answer.get(0);
            return new Found(is.holds(value), value == null ? "NULL" : cut(String.valueOf(value)));
        }

        @Override
        public String text() {
            return "sql " + cut(sql.strip().replaceAll("\\s+", " ")) + " is " + is;
        }

        private static String cut(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }
    }

    private static Found none(List<? extends @Nullable Object> answer, String such) {
        long count = count(answer, 0);
        return new Found(count == 0, count == 0 ? "no row" + such : rows(count) + such);
    }

    private static long count(List<? extends @Nullable Object> answer, int place) {
        return answer.get(place) instanceof Long count ? count : 0;
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(joining(", "));
    }
}
