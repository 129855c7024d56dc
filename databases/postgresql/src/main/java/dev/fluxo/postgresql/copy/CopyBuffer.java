package dev.fluxo.postgresql.copy;

import java.util.Arrays;

/** Bytes in network order, at the end of an array that grows. */
final class CopyBuffer {
    private byte[] bytes = new byte[(1 << 16) + (1 << 12)];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    private int more(int count) {
        int start = size;
        if (start + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + count, bytes.length * 2));
        }
        size = start + count;
        return start;
    }

    void int8(int value) {
        bytes[more(1)] = (byte) value;
    }

    void int16(int value) {
        int at = more(2);
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    void int32(int value) {
        int at = more(4);
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    void bytes(byte[] value) {
        int at = more(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
    }
}
