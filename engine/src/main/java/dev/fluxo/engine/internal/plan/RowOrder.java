package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TypeKind;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;

/** Which of two values of a column comes first, where that is known without asking the database. */
public final class RowOrder {
    private static final Set<TypeKind> KNOWN =
            EnumSet.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.DATE, TypeKind.TIMESTAMP, TypeKind.TIMESTAMP_TZ);

    private RowOrder() {}

    /** Whether the order of its values is known; of others only the database knows it. */
    public static boolean isKnown(Column column) {
        return KNOWN.contains(column.type().kind());
    }

    /** As {@link Comparable} has it; both of a type whose order {@link #isKnown}, or of the first watermark column. */
    @SuppressWarnings("unchecked")
    public static int compare(Object left, Object right) {
        return left instanceof OffsetDateTime moment
                ? moment.toInstant().compareTo(((OffsetDateTime) right).toInstant())
                : ((Comparable<Object>) left).compareTo(right);
    }
}
