package dev.fluxo.engine.plan;

import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spec.ColumnSpec;
import dev.fluxo.engine.transform.Fits;
import org.jspecify.annotations.Nullable;

/** Compares the type of a source column with that of the target column which it is copied to. */
final class TypeCheck {
    private TypeCheck() {}

    static void copied(ColumnSpec column, @Nullable Column from, Column to, Problems problems) {
        Located<String> name = column.from();
        if (from == null || name == null || !Fits.never(from.type().kind(), to.type())) {
            return;
        }
        String message = "column '" + column.target() + "' is " + to.type() + " and cannot take '" + name
                + "', which is " + from.type();
        problems.error(
                Code.COLUMN_TYPE, name.at(), message, "convert it with a transform, such as to_integer or to_date");
    }
}
