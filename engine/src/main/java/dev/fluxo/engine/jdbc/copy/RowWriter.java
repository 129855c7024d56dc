package dev.fluxo.engine.jdbc.copy;

import dev.fluxo.engine.model.DataType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows in the binary format of COPY into a buffer that the caller sends on and clears. */
public final class RowWriter {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;

    private final FieldWriter[] fields;
    private final CopyBuffer out = new CopyBuffer();

    public RowWriter(List<DataType> types) {
        this.fields = types.stream().map(FieldWriter::of).toArray(FieldWriter[]::new);
    }

    /** What a COPY begins with. */
    public void begin() {
        out.clear();
        out.bytes(SIGNATURE);
        out.int32(0);
        out.int32(0);
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

    /** What a COPY ends with. */
    public void end() {
        out.int16(-1);
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
