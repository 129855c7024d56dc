package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.WantedColumns.Wanted;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.TypeKind;

/** How a target declares a column for what arrives. Where nobody can know that, the widest type, and a word. */
final class NewTypes {
    private static final DataType ANY_TEXT = DataType.text("text", 0);

    private final DdlSql ddl;
    private final Problems problems;

    NewTypes(Database target, Problems problems) {
        this.ddl = target.dialect().ddl();
        this.problems = problems;
    }

    String of(Wanted column) {
        if (column.numbered()) {
            return ddl.declareIdentity();
        }
        DataType type = column.type() == null ? ANY_TEXT : column.type();
        String declared = column.key() ? ddl.declareKey(type) : ddl.declare(type);
        boolean sized = type.kind() != TypeKind.TEXT && type.kind() != TypeKind.DECIMAL;
        if (column.type() == null || (column.computed() && !sized && type.length() == 0 && type.precision() == 0)) {
            problems.warning(
                    Code.DDL_TYPE_CHOSEN,
                    column.name().at(),
                    "what '" + column.name() + "' holds is computed, and nothing tells "
                            + (column.type() == null ? "its type" : "how long it gets") + ": " + declared
                            + " takes everything",
                    "choose a narrower type where you know more");
        }
        return declared;
    }
}
