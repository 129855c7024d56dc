package dev.fluxo.engine.dialect.sqlserver;

import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;

/** How a column of the target stands in the stage {@code s}, and how its values are compared to the last letter. */
final class Staged {
    private static final int LONGEST_UNITS = 4_000;

    private Staged() {}

    /** Whether the stage holds a text that is cast when it is used. */
    static boolean isCast(Column column) {
        return column.type().kind() == TypeKind.OTHER;
    }

    /** The empty column that a stage is made of. */
    static String empty(Column column) {
        String name = SqlServerNames.quote(column.name());
        if (isCast(column)) {
            return "CAST(NULL AS nvarchar(max)) AS " + name;
        }
        return SqlServerTypes.isLegacy(column.type())
                ? "CAST(" + name + " AS " + SqlServerTypes.modern(column.type()) + ") AS " + name
                : name;
    }

    /** What the stage holds for the column, in the column's type. */
    static String value(Column column) {
        String staged = "s." + SqlServerNames.quote(column.name());
        return isCast(column) ? "CAST(" + staged + " AS " + column.type() + ")" : staged;
    }

    /**
     * One or more values that are equal only where the column's are the same. A collation may call upper case and lower
     * case equal, every comparison ignores blanks at the end of a text and zeros at the end of bytes, and two times with
     * offsets are equal where they are the same moment.
     */
    static String exact(Column column, String reference) {
        DataType type = column.type();
        String modern = SqlServerTypes.isLegacy(type)
                ? "CAST(" + reference + " AS " + SqlServerTypes.modern(type) + ")"
                : reference;
        return switch (type.kind()) {
            case TEXT -> "CAST(" + modern + " AS varbinary(" + bytes(type) + ")), DATALENGTH(" + reference + ")";
            case OTHER ->
                "CAST(CAST(" + reference + " AS nvarchar(max)) AS varbinary(max)), DATALENGTH(" + reference + ")";
            case BINARY -> modern + ", DATALENGTH(" + reference + ")";
            case TIMESTAMP_TZ -> reference + ", DATEPART(tzoffset, " + reference + ")";
            default -> reference;
        };
    }

    private static String bytes(DataType type) {
        return type.length() == 0 || type.length() > 2 * LONGEST_UNITS ? "max" : "8000";
    }
}
