package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.plan.Narrowing;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * What the type of a column becomes so that it holds what arrives, too: the same type with a greater length or more digits, which changes no
 * value that is there.
 */
final class Widening {
    /** Of a whole number of 64 bits, those that it always holds. */
    private static final int SAFE_DIGITS = 18;

    private static final int LONG = 64;

    private final Dialect dialect;
    private final DdlSql ddl;

    Widening(Dialect dialect) {
        this.dialect = dialect;
        this.ddl = dialect.ddl();
    }

    /**
     * @param has what the column is
     * @param arrives what it is to hold, too
     * @return as the database declares it; null where no wider type of the same kind would do
     */
    @Nullable
    String of(DataType has, DataType arrives) {
        String text = candidate(has, arrives);
        if (text == null) {
            return null;
        }
        DataType then = dialect.declared(text);
        return then.kind() == has.kind() && Narrowing.of(arrives, then) == null && Narrowing.of(has, then) == null
                ? text
                : null;
    }

    private @Nullable String candidate(DataType has, DataType arrives) {
        return switch (has.kind()) {
            case TEXT -> text(has, arrives);
            case BINARY -> arrives.kind() == TypeKind.BINARY ? sized(has, arrives, arrives.length()) : null;
            case INTEGER -> whole(has, arrives);
            case DECIMAL -> decimal(has, arrives);
            case TIME, TIMESTAMP, TIMESTAMP_TZ -> time(has, arrives);
            default -> null;
        };
    }

    private @Nullable String text(DataType has, DataType arrives) {
        if (arrives.kind() != TypeKind.TEXT) {
            return null;
        }
        boolean units = has.rules().unit() == LengthUnit.UTF16;
        return sized(has, arrives, units ? DdlSql.utf16(arrives) : arrives.length());
    }

    /** Where no length would do, the type of any length that a new column would get, if it is of the same family. */
    private @Nullable String sized(DataType has, DataType arrives, int length) {
        String declared = ddl.declare(arrives);
        if (declared.contains("(" + length + ")")) {
            return numbered(has, String.valueOf(length));
        }
        return family(dialect.declared(declared).sqlName()).equals(family(has.sqlName())) ? declared : null;
    }

    private @Nullable String time(DataType has, DataType arrives) {
        if (arrives.kind() != has.kind()) {
            return null;
        }
        String declared = ddl.declare(arrives);
        if (!declared.contains("(")) {
            return declared;
        }
        return declared.contains("(" + arrives.scale() + ")") ? numbered(has, String.valueOf(arrives.scale())) : null;
    }

    private @Nullable String whole(DataType has, DataType arrives) {
        boolean fits = arrives.kind() == TypeKind.INTEGER
                || (arrives.kind() == TypeKind.DECIMAL
                        && arrives.scale() <= 0
                        && arrives.precision() > 0
                        && arrives.precision() - arrives.scale() <= SAFE_DIGITS);
        int bits = arrives.kind() == TypeKind.INTEGER ? Math.max(has.precision(), arrives.precision()) : LONG;
        return fits ? ddl.declare(DataType.integer(has.sqlName(), bits)) : null;
    }

    private @Nullable String decimal(DataType has, DataType arrives) {
        boolean known =
                arrives.kind() == TypeKind.INTEGER || (arrives.kind() == TypeKind.DECIMAL && arrives.precision() > 0);
        if (!known) {
            return null;
        }
        int whole =
                arrives.kind() == TypeKind.INTEGER ? Narrowing.digits(arrives) : arrives.precision() - arrives.scale();
        int scale = Math.max(has.scale(), arrives.kind() == TypeKind.INTEGER ? 0 : arrives.scale());
        int precision = Math.max(has.precision() - has.scale(), whole) + scale;
        boolean held = ddl.declare(DataType.decimal(has.sqlName(), precision, scale))
                .contains("(" + precision + ", " + scale + ")");
        return held ? numbered(has, precision + "," + scale) : null;
    }

    /** The type's own words with other numbers; null where it has none. */
    private static @Nullable String numbered(DataType has, String numbers) {
        return has.sqlName().contains("(") ? has.sqlName().replaceFirst("\\([^)]*\\)", "(" + numbers + ")") : null;
    }

    private static String family(String sqlName) {
        return sqlName.replaceFirst("\\(.*", "");
    }
}
