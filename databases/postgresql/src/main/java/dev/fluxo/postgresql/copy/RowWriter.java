package dev.fluxo.postgresql.copy;

import dev.fluxo.engine.spi.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows in the binary format of COPY into a buffer that the caller sends on and clears. Before the first row
 * goes {@link #begin}, after the last one {@link #end}. */
public final class RowWriter {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;

    private final FieldWriter[] fields;
    private final CopyBuffer out = new CopyBuffer();

    public RowWriter(List<DataType> types) {
        this.fields = types.stream().map(FieldWriter::of).toArray(FieldWriter[]::new);
    }

    /** What a COPY begins with: the signature, no flags, no extension. */
    public static byte[] begin() {
        return Arrays.copyOf(SIGNATURE, SIGNATURE.length + 2 * Integer.BYTES);
    }

    /** What a COPY ends with: a row of -1 fields. */
    public static byte[] end() {
        return new byte[] {-1, -1};
    }

    public void row(@Nullable Object[] row) {
        out.int16(fields.length);
        for (int i = 0; i < fields.length; i++) {
            Object value = row[i];
            if (value == null) {
                out.int32(NULL);
            } else {
                fields[i].write(value, out);
            }
        }
    }

    /** The buffer's array: its first {@link #size} bytes count. */
    public byte[] bytes() {
        return out.bytes();
    }

    public int size() {
        return out.size();
    }

    public void clear() {
        out.clear();
    }
}
