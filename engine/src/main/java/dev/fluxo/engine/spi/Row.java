package dev.fluxo.engine.spi;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The current row of a small result. Columns are counted from 1. */
public interface Row {
    /** The value as the Java class of the type's kind. */
    @Nullable
    Object value(int column, DataType type);

    default @Nullable String text(int column) {
        return (String) value(column, DataType.of(TypeKind.TEXT, "VARCHAR"));
    }

    /** NULL is 0. */
    default long integer(int column) {
        Object value = value(column, DataType.integer("BIGINT", 64));
        return value == null ? 0 : (Long) value;
    }

    default boolean isNull(int column) {
        return text(column) == null;
    }

    default @Nullable Instant instant(int column) {
        Object value = value(column, DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP(9) WITH TIME ZONE", 9));
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }
}
