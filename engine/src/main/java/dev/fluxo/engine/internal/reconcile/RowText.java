package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values in one spelling, such that those which a database calls equal are spelled alike and no others: 1.50 is 1.5, one moment in two zones
 * is one, blanks that fill a CHAR are none. A text stands behind its length, so that no two rows are spelled alike that differ.
 */
final class RowText {
    private static final int SINGLE_BITS = 32;

    private byte[] bytes = new byte[256];
    private int size;

    void clear() {
        size = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    void add(@Nullable Object value, DataType type) {
        if (value == null) {
            plain("N");
        } else if (value instanceof Long number) {
            number(number);
        } else if (value instanceof String text) {
            text(isFilled(type) ? text.stripTrailing() : text);
        } else if (value instanceof LocalDateTime moment && !Infinity.is(moment)) {
            moment(moment);
        } else {
            plain(spelled(value, type));
        }
        put((byte) ',');
    }

    private static String spelled(Object value, DataType type) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Double number) {
            boolean single = type.kind() == TypeKind.FLOAT && type.precision() > 0 && type.precision() <= SINGLE_BITS;
            // There are two zeros.
            return single ? Float.toString(number.floatValue() + 0.0f) : Double.toString(number + 0.0);
        }
        if (value instanceof OffsetDateTime moment && !Infinity.is(moment)) {
            return ValueText.write(moment.withOffsetSameInstant(ZoneOffset.UTC));
        }
        return ValueText.write(value);
    }

    /** Whether the database fills such texts with blanks. */
    private static boolean isFilled(DataType type) {
        String name = type.sqlName().toUpperCase(Locale.ROOT);
        return type.kind() == TypeKind.TEXT
                && (name.equals("CHAR")
                        || name.startsWith("CHAR(")
                        || name.startsWith("CHARACTER(")
                        || name.startsWith("NCHAR")
                        || name.equals("BPCHAR"));
    }

    private void text(String text) {
        int length = text.length();
        boolean ascii = true;
        for (int i = 0; ascii && i < length; i++) {
            ascii = text.charAt(i) < 0x80;
        }
        if (!ascii) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            put((byte) ':');
            room(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
            return;
        }
        number(length);
        put((byte) ':');
        plain(text);
    }

    private void plain(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    private void number(long value) {
        if (value < 0) {
            plain(Long.toString(value));
            return;
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        padded(value, digits);
    }

    private void moment(LocalDateTime moment) {
        int year = moment.getYear();
        if (year < 0 || year > 9999) {
            plain(moment.toString());
            return;
        }
        padded(year, 4);
        put((byte) '-');
        padded(moment.getMonthValue(), 2);
        put((byte) '-');
        padded(moment.getDayOfMonth(), 2);
        put((byte) ' ');
        LocalTime time = moment.toLocalTime();
        padded(time.getHour(), 2);
        put((byte) ':');
        padded(time.getMinute(), 2);
        put((byte) ':');
        padded(time.getSecond(), 2);
        int nano = time.get(ChronoField.NANO_OF_SECOND);
        if (nano != 0) {
            put((byte) '.');
            padded(nano, 9);
            while (bytes[size - 1] == '0') {
                size--;
            }
        }
    }

    private void padded(long value, int digits) {
        room(digits);
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void put(byte one) {
        room(1);
        bytes[size++] = one;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
