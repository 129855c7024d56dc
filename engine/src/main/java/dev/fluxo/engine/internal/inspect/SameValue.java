package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether two values are the same for a database, however they are written: 1.50 and 1.5, one moment in two zones. */
final class SameValue {
    private SameValue() {}

    static boolean of(Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
            return a.isEqual(b);
        }
        if (left instanceof byte[] a && right instanceof byte[] b) {
            return Arrays.equals(a, b);
        }
        return left.equals(right);
    }

    /** The same of texts of a column; null is NULL. */
    static boolean of(DataType type, @Nullable String left, @Nullable String right) {
        if (left == null || right == null || left.equals(right)) {
            return left == null ? right == null : left.equals(right);
        }
        try {
            return of(ValueText.read(type.kind(), plain(type, left)), ValueText.read(type.kind(), plain(type, right)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    /** Which of two moments is earlier, both written as texts: less than 0 where the left one is. */
    @SuppressWarnings("unchecked")
    static int order(DataType type, String left, String right) {
        Object a = ValueText.read(type.kind(), left);
        Object b = ValueText.read(type.kind(), right);
        return a instanceof OffsetDateTime moment
                ? moment.toInstant().compareTo(((OffsetDateTime) b).toInstant())
                : ((Comparable<Object>) a).compareTo(b);
    }

    /** As far as the database itself does not keep how a text was written: blanks that fill a CHAR, those of a document. */
    private static String plain(DataType type, String text) {
        if (type.kind() == TypeKind.OTHER) {
            return text.replaceAll("\\s", "");
        }
        String name = type.sqlName().toUpperCase(Locale.ROOT);
        boolean filled = name.startsWith("CHAR") || name.startsWith("NCHAR") || name.equals("BPCHAR");
        return type.kind() == TypeKind.TEXT && filled ? text.stripTrailing() : text;
    }
}
