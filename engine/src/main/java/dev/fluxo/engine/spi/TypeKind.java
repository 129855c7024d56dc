package dev.fluxo.engine.spi;

/** The kinds of values that pass from a source to a target, and the one Java class that carries each. */
public enum TypeKind {
    /** {@link Boolean} */
    BOOLEAN,
    /** Any whole number up to 64 bits: {@link Long} */
    INTEGER,
    /** {@link java.math.BigDecimal} */
    DECIMAL,
    /** Binary floating point: {@link Double} */
    FLOAT,
    /** {@link String} */
    TEXT,
    /** {@code byte[]} */
    BINARY,
    /** {@link java.time.LocalDate} */
    DATE,
    /** {@link java.time.LocalTime} */
    TIME,
    /** Without a zone: {@link java.time.LocalDateTime} */
    TIMESTAMP,
    /** With an offset: {@link java.time.OffsetDateTime} */
    TIMESTAMP_TZ,
    /** {@link java.util.UUID} */
    UUID,
    /** Anything else, carried as the database's own text: {@link String} */
    OTHER;

    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP || this == TIMESTAMP_TZ;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }
}
