package dev.fluxo.mysql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.TypeKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as LOAD DATA reads them: a value behind the other with a tab between them, each row a line, in UTF-8. */
final class LoadText {
    private static final int FIRST = 1 << 16;
    private static final int ASCII = 0x80;
    private static final HexFormat HEX = HexFormat.of();

    private final boolean[] binary;
    private final @Nullable Spelling[] spellings;
    private byte[] bytes = new byte[FIRST];
    private int length;

    LoadText(List<DataType> types) {
        binary = new boolean[types.size()];
        spellings = new Spelling[types.size()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = types.get(i).kind() == TypeKind.BINARY;
            spellings[i] = MysqlSpelling.of(types.get(i));
        }
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    void add(@Nullable Object[] row) {
        for (int i = 0; i < binary.length; i++) {
            if (i > 0) {
                put('\t');
            }
            Object value = row[i];
            if (value == null) {
                put('\\');
                put('N');
            } else {
                write(text(value, i));
            }
        }
        put('\n');
    }

    private String text(Object value, int column) {
        Spelling spelling = spellings[column];
        if (spelling != null) {
            return spelling.write(value);
        }
        if (binary[column]) {
            return HEX.formatHex((byte[]) value);
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\0' -> escaped('0');
                default -> {
                    if (c < ASCII) {
                        put(c);
                    } else {
                        i = letters(text, i);
                    }
                }
            }
        }
    }

    private void escaped(char letter) {
        put('\\');
        put(letter);
    }

    /** Letters beyond ASCII from here on. Returns the place of the last of them. */
    private int letters(String text, int from) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) >= ASCII) {
            end++;
        }
        byte[] encoded = text.substring(from, end).getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return end - 1;
    }

    private void put(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
