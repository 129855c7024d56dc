package dev.fluxo.engine.spi;

/** Values of a type as texts, for a driver that does not know their Java class. Their order has to be that of the values where the type can be a watermark's. */
public interface Spelling {
    /** @param value of the Java class of the type's kind */
    String write(Object value);

    /**
     * The opposite; also of what others have written.
     *
     * @throws IllegalArgumentException if the text is no such value
     * @throws java.time.DateTimeException if it is no time that exists
     */
    Object read(String text);
}
