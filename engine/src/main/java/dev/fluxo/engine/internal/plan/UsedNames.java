package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DeletesSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.spec.SplitSpec;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which source columns a spec may use. A word too many only reads a column too many. */
final class UsedNames {
    static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*|(?<=`)[^`]+(?=`)");

    private UsedNames() {}

    /** Without regard to case. */
    static Set<String> of(EntitySpec spec) {
        Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        HistorySpec history = spec.target().history();
        if (history != null && history.from() != null) {
            used.add(history.from().value());
        }
        for (ColumnSpec column : spec.columns()) {
            used.addAll(Lineage.copied(column));
            if (column.expression() != null) {
                add(column.expression(), used);
            }
        }
        SplitSpec split = spec.source().split();
        if (split != null) {
            split.by().forEach(name -> used.add(name.value()));
        }
        DeletesSpec deletes = spec.source().deletes();
        if (deletes != null && deletes.when() != null) {
            add(deletes.when(), used);
        }
        return used;
    }

    private static void add(Located<String> expression, Set<String> used) {
        Matcher words = WORD.matcher(expression.value());
        while (words.find()) {
            used.add(words.group().toLowerCase(Locale.ROOT));
        }
    }
}
