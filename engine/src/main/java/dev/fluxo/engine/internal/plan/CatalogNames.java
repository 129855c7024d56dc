package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches the names of a spec with the columns of a catalog: exactly, else without regard to case. */
final class CatalogNames {
    private final List<Column> columns;
    private final String owner;
    private final Code missing;

    /**
     * @param owner what the columns belong to, in words: {@code the source query}, {@code table dim.X}
     * @param missing the code of a name that is not there
     */
    CatalogNames(List<Column> columns, String owner, Code missing) {
        this.columns = columns;
        this.owner = owner;
        this.missing = missing;
    }

    /** The column; null, and a problem, where there is none or more than one. */
    @Nullable
    Column find(Located<String> name, Problems problems) {
        for (Column column : columns) {
            if (column.name().equals(name.value())) {
                return column;
            }
        }
        List<Column> similar = columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name.value()))
                .toList();
        if (similar.size() == 1) {
            return similar.get(0);
        }
        List<String> known = columns.stream().map(Column::name).toList();
        if (similar.isEmpty()) {
            String hint = NearestName.hintOrList(name.value(), known);
            problems.error(missing, name.at(), owner + " has no column '" + name.value() + "'", hint);
        } else {
            String message = "'" + name.value() + "' matches more than one column of " + owner;
            problems.error(Code.NAME_AMBIGUOUS, name.at(), message, "write it with the exact capital letters");
        }
        return null;
    }
}
