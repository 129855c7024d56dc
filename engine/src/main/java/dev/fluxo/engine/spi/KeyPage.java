package dev.fluxo.engine.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How keys of one column stand in a page: many of them, in ascending order and none twice, one after another without anything between them,
 * as one binary value. So both sides of a comparison come with few messages, and are compared by their bytes.
 */
public enum KeyPage {
    /** Eight bytes each, the highest first, by two's complement. */
    INTEGER(Long.BYTES) {
        @Override
        public int compare(byte[] page, int at, byte[] other, int there) {
            return Long.compare((long) LONGS.get(page, at), (long) LONGS.get(other, there));
        }

        @Override
        public Object key(byte[] page, int at) {
            return (long) LONGS.get(page, at);
        }
    },
    /** Sixteen bytes each, in the order of its digits. */
    UUID(2 * Long.BYTES) {
        @Override
        public int compare(byte[] page, int at, byte[] other, int there) {
            return Arrays.compareUnsigned(page, at, at + width(), other, there, there + width());
        }

        @Override
        public Object key(byte[] page, int at) {
            return new UUID((long) LONGS.get(page, at), (long) LONGS.get(page, at + Long.BYTES));
        }
    };

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int width;

    KeyPage(int width) {
        this.width = width;
    }

    /** Of keys of this type; null where they cannot stand in a page. */
    public static @Nullable KeyPage of(DataType type) {
        return switch (type.kind()) {
            case INTEGER -> INTEGER;
            case UUID -> UUID;
            default -> null;
        };
    }

    /** The bytes of a key. */
    public int width() {
        return width;
    }

    /** Of the key that begins at a byte of a page with one of another. */
    public abstract int compare(byte[] page, int at, byte[] other, int there);

    /** The key that begins at a byte, as the Java class of its kind. */
    public abstract Object key(byte[] page, int at);

    /** Whether its keys are whole, ascend, and begin behind the last one of the page before; null: there is none. */
    public boolean follows(byte[] page, byte @Nullable [] before) {
        if (page.length == 0 || page.length % width != 0) {
            return false;
        }
        boolean ascends = before == null || compare(before, before.length - width, page, 0) < 0;
        for (int at = width; at < page.length && ascends; at += width) {
            ascends = compare(page, at - width, page, at) < 0;
        }
        return ascends;
    }
}
