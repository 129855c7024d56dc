package dev.fluxo.postgresql.copy;

import dev.fluxo.engine.spi.DataType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Reads one field that is not NULL as the Java class of its kind. */
interface FieldReader {
    VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    Object read(byte[] bytes, int at, int length);

    static FieldReader of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> (bytes, at, length) -> bytes[at] != 0;
            case INTEGER -> FieldReader::integer;
            case FLOAT -> FieldReader::floating;
            case DECIMAL -> (bytes, at, length) -> Numeric.read(bytes, at);
            case TEXT, OTHER -> (bytes, at, length) -> new String(bytes, at, length, StandardCharsets.UTF_8);
            case BINARY -> (bytes, at, length) -> Arrays.copyOfRange(bytes, at, at + length);
            case DATE -> (bytes, at, length) -> Epoch.date((int) INTS.get(bytes, at));
            case TIME -> (bytes, at, length) -> Epoch.time((long) LONGS.get(bytes, at));
            case TIMESTAMP -> (bytes, at, length) -> Epoch.timestamp((long) LONGS.get(bytes, at));
            case TIMESTAMP_TZ -> (bytes, at, length) -> Epoch.instant((long) LONGS.get(bytes, at));
            case UUID -> (bytes, at, length) -> new UUID((long) LONGS.get(bytes, at), (long) LONGS.get(bytes, at + 8));
        };
    }

    private static Object integer(byte[] bytes, int at, int length) {
        return switch (length) {
            case 2 -> (long) (short) SHORTS.get(bytes, at);
            case 4 -> (long) (int) INTS.get(bytes, at);
            default -> (long) LONGS.get(bytes, at);
        };
    }

    /** A single as the double that reads like it: 0.1 stays 0.1. */
    private static Object floating(byte[] bytes, int at, int length) {
        return length == 4
                ? Double.parseDouble(Float.toString(Float.intBitsToFloat((int) INTS.get(bytes, at))))
                : Double.longBitsToDouble((long) LONGS.get(bytes, at));
    }
}
