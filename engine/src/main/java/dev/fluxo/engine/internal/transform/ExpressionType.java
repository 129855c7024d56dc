package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.transform.expression.Expressions;
import dev.fluxo.engine.internal.transform.expression.Names;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type of what an expression gives, as far as the types of its columns tell. */
public final class ExpressionType {
    private static final Set<TypeKind> EXACT = EnumSet.of(TypeKind.INTEGER, TypeKind.DECIMAL);
    private static final Set<TypeKind> NUMBERS = EnumSet.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.FLOAT);
    private static final int WIDEST = 64;
    private static final int MICROS = 6;

    private ExpressionType() {}

    /**
     * Without a length or digits, which only values would tell.
     *
     * @param source in the order of the source rows
     * @return null where it may be of several kinds, or does not compile
     */
    public static @Nullable DataType of(Located<String> expression, List<Column> source) {
        Names names =
                Names.of("source column", source.stream().map(Column::name).toList());
        List<DataType> types = source.stream().map(Column::type).toList();
        Set<TypeKind> kinds = Expressions.kinds(expression, "expression", names, types, new Problems());
        if (kinds.isEmpty()) {
            return null;
        }
        if (kinds.size() == 1) {
            return of(kinds.iterator().next());
        }
        return EXACT.containsAll(kinds) ? of(TypeKind.DECIMAL) : NUMBERS.containsAll(kinds) ? of(TypeKind.FLOAT) : null;
    }

    private static DataType of(TypeKind kind) {
        return switch (kind) {
            case INTEGER -> DataType.integer("a whole number", WIDEST);
            case FLOAT -> new DataType(kind, "a floating number", 0, WIDEST, 0);
            case TIME, TIMESTAMP, TIMESTAMP_TZ -> DataType.temporal(kind, "a time", MICROS);
            default -> DataType.of(kind, "a value");
        };
    }
}
