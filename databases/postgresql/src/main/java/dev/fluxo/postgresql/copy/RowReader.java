package dev.fluxo.postgresql.copy;

import dev.fluxo.engine.spi.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a binary COPY, each of whole rows. The format: "Binary Format" in PostgreSQL's documentation of
 * COPY.
 */
public final class RowReader {
    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int NULL = -1;

    private final FieldReader[] fields;
    private boolean begun;
    private byte[] message = new byte[0];
    private int at;

    public RowReader(List<DataType> types) {
        this.fields = types.stream().map(FieldReader::of).toArray(FieldReader[]::new);
    }

    /** Takes the next message; the one before has been read to its end. */
    public void take(byte[] next) {
        message = next;
        at = 0;
        if (!begun) {
            begun = true;
            at = SIGNATURE_AND_FLAGS;
            at += 4 + int32();
        }
    }

    private int int32() {
        return (int) FieldReader.INTS.get(message, at);
    }

    /** Reads a row into the array; false where the message has none left. */
    public boolean next(@Nullable Object[] into) {
        if (at >= message.length) {
            return false;
        }
        int count = (short) FieldReader.SHORTS.get(message, at);
        at += 2;
        if (count < 0) {
            return false;
        }
        for (int i = 0; i < fields.length; i++) {
            int length = int32();
            at += 4;
            if (length == NULL) {
                into[i] = null;
            } else {
                into[i] = fields[i].read(message, at, length);
                at += length;
            }
        }
        return true;
    }
}
