package dev.fluxo.postgresql.copy;

import dev.fluxo.engine.spi.DataType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Writes one field that is not NULL: its length, then its bytes. */
interface FieldWriter {
    void write(Object value, CopyBuffer out);

    static FieldWriter of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN ->
                (value, out) -> {
                    out.int32(1);
                    out.int8((Boolean) value ? 1 : 0);
                };
            case INTEGER -> integer(type.precision());
            case FLOAT -> floating(type.precision());
            case DECIMAL -> Numeric::write;
            case TEXT -> (value, out) -> text((String) value, out);
            case OTHER ->
                type.sqlName().equals("jsonb") ? FieldWriter::jsonb : (value, out) -> text((String) value, out);
            case BINARY -> (value, out) -> bytes((byte[]) value, out);
            case DATE ->
                (value, out) -> {
                    out.int32(4);
                    out.int32(Epoch.days((LocalDate) value));
                };
            case TIME -> (value, out) -> int64(Epoch.ofDay(value), out);
            case TIMESTAMP -> (value, out) -> int64(Epoch.micros((LocalDateTime) value), out);
            case TIMESTAMP_TZ -> (value, out) -> int64(Epoch.micros((OffsetDateTime) value), out);
            case UUID ->
                (value, out) -> {
                    UUID uuid = (UUID) value;
                    out.int32(16);
                    out.int64(uuid.getMostSignificantBits());
                    out.int64(uuid.getLeastSignificantBits());
                };
        };
    }

    private static FieldWriter integer(int bits) {
        return switch (bits) {
            case 16 ->
                (value, out) -> {
                    out.int32(2);
                    out.int16(((Long) value).intValue());
                };
            case 32 ->
                (value, out) -> {
                    out.int32(4);
                    out.int32(((Long) value).intValue());
                };
            default -> (value, out) -> int64((Long) value, out);
        };
    }

    private static FieldWriter floating(int bits) {
        return bits == 32
                ? (value, out) -> {
                    out.int32(4);
                    out.int32(Float.floatToIntBits(((Double) value).floatValue()));
                }
                : (value, out) -> int64(Double.doubleToLongBits((Double) value), out);
    }

    private static void int64(long value, CopyBuffer out) {
        out.int32(8);
        out.int64(value);
    }

    private static void text(String value, CopyBuffer out) {
        bytes(value.getBytes(StandardCharsets.UTF_8), out);
    }

    /** Version 1 of the format, then the text: jsonb_recv. */
    private static void jsonb(Object value, CopyBuffer out) {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        out.int32(text.length + 1);
        out.int8(1);
        out.bytes(text);
    }

    private static void bytes(byte[] value, CopyBuffer out) {
        out.int32(value.length);
        out.bytes(value);
    }
}
