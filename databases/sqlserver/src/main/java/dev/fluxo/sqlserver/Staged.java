package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TypeKind;

/** How a column of the target stands in the stage, and how its values are compared to the last letter. */
final class Staged {
    private static final int LONGEST_BYTES = 8_000;

    private Staged() {}

    /**
     * Whether the stage holds a text that is cast when it is used: times and UUIDs, which the driver's bulk copy cannot send
     * as what they are, or not exactly, and types of which it knows nothing.
     */
    static boolean isText(Column column) {
        return switch (column.type().kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, UUID, OTHER -> true;
            default -> false;
        };
    }

    /** The column as it is loaded. */
    static Column column(Column column) {
        return isText(column) ? Column.ofQuery(column.name(), DataType.text(textType(column), 0)) : column;
    }

    private static String textType(Column column) {
        return column.type().kind() == TypeKind.OTHER ? "nvarchar(max)" : "varchar(40)";
    }

    /** The empty column that a stage is made of. */
    static String empty(Column column) {
        String name = SqlServerNames.quote(column.name());
        if (isText(column)) {
            return emptyText(column) + " AS " + name;
        }
        return SqlServerTypes.isLegacy(column.type())
                ? "CAST(" + name + " AS " + SqlServerTypes.modern(column.type()) + ") AS " + name
                : name;
    }

    /** The same; a row that only says that it is gone has no more than its key. */
    static String empty(Column column, StageTransfer merge) {
        boolean needed = !merge.tombstones() || merge.keys().contains(column) || isText(column);
        String name = SqlServerNames.quote(column.name());
        return needed ? empty(column) : "CASE WHEN 1 = 1 THEN " + bare(column) + " END AS " + name;
    }

    private static String bare(Column column) {
        String empty = empty(column);
        return empty.contains(" AS " + SqlServerNames.quote(column.name()))
                ? empty.substring(0, empty.lastIndexOf(" AS "))
                : empty;
    }

    static String emptyText(Column column) {
        return "CAST(NULL AS " + textType(column) + ")";
    }

    /** A value of the column's type as the stage holds it. */
    static String text(Column column, String value) {
        return switch (column.type().kind()) {
            case DATE, TIME, TIMESTAMP -> "CONVERT(varchar(40), " + value + ", 126)";
            case TIMESTAMP_TZ -> "CONVERT(varchar(40), " + value + ", 121)";
            case UUID -> "CAST(" + value + " AS varchar(40))";
            case OTHER -> readable(column.type(), value);
            default -> value;
        };
    }

    /** What the stage holds for the column, in the column's type. */
    static String value(Column column) {
        return value(column, "");
    }

    /** @param of the stage, with a dot; empty: nothing else has such columns */
    static String value(Column column, String of) {
        String name = of + SqlServerNames.quote(column.name());
        if (Spatial.is(column.type())) {
            return Spatial.value(name, column.type());
        }
        return isText(column) ? "CAST(" + name + " AS " + column.type() + ")" : name;
    }

    /** A value of a type that no Java class carries, as its text; any other as it is. */
    static String readable(DataType type, String reference) {
        if (Spatial.is(type)) {
            return Spatial.text(reference);
        }
        return type.kind() == TypeKind.OTHER ? "CAST(" + reference + " AS nvarchar(max))" : reference;
    }

    /**
     * One or more values that are equal only where the column's are the same. A collation may call upper case and lower
     * case equal, every comparison ignores blanks at the end of a text and zeros at the end of bytes, and two times with
     * offsets are equal where they are the same moment.
     */
    static String exact(Column column, String alias) {
        String reference = alias + "." + SqlServerNames.quote(column.name());
        DataType type = column.type();
        String modern = SqlServerTypes.isLegacy(type)
                ? "CAST(" + reference + " AS " + SqlServerTypes.modern(type) + ")"
                : reference;
        return switch (type.kind()) {
            case TEXT -> "CAST(" + modern + " AS varbinary(" + bytes(type) + ")), DATALENGTH(" + reference + ")";
            // Of the text: what the server stores of one document is not always of one length.
            case OTHER -> {
                String text = readable(type, reference);
                yield "CAST(" + text + " AS varbinary(max)), DATALENGTH(" + text + ")";
            }
            case BINARY -> modern + ", DATALENGTH(" + reference + ")";
            case TIMESTAMP_TZ -> reference + ", DATEPART(tzoffset, " + reference + ")";
            default -> reference;
        };
    }

    private static String bytes(DataType type) {
        return type.length() == 0 ? "max" : Integer.toString(LONGEST_BYTES);
    }
}
