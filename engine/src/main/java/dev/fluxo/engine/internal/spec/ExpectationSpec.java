package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Comparison;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to hold of a target after a load, as an item of {@code expect} says it.
 *
 * @param name for people; null: it is told by what it says
 * @param warns it does not fail the entity: {@code severity: warn}
 * @param kind the key that says what is asked: {@code rows}, {@code unique}, {@code sql}
 * @param is what the number of {@code rows}, of rows of the run, or the answer of {@code sql} is compared with; null for other kinds
 * @param columns of {@code not_null} and {@code unique}
 * @param lists of {@code accepted} the values of each column, of {@code refers} the one column that it refers to
 * @param where which rows of the target are looked at; null: all
 */
public record ExpectationSpec(
        Location at,
        @Nullable String name,
        boolean warns,
        String kind,
        @Nullable Comparison is,
        List<Located<String>> columns,
        List<Values> lists,
        @Nullable Located<String> sql,
        @Nullable Located<String> where) {
    /** What stands for the target's name in {@code sql}. */
    public static final String TARGET = "{{target}}";

    public ExpectationSpec {
        columns = List.copyOf(columns);
        lists = List.copyOf(lists);
    }

    /** What stands for a column. */
    public record Values(Located<String> column, List<Located<String>> values) {
        public Values {
            values = List.copyOf(values);
        }
    }
}
