package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values of a key as people type them: {@code 42.0}, {@code 2026-01-31 08:30}, {@code TRUE}, a UUID in capital letters. */
final class KeyText {
    private KeyText() {}

    /** At commas, but for those between double quotes; blanks around a value do not count, those in quotes do. */
    static List<String> split(String written) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                parts.add(bare(part.toString()));
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(bare(part.toString()));
        return parts;
    }

    /** Without blanks around it, or the double quotes that keep them. */
    static String bare(String written) {
        String text = written.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** @throws FluxoException with KEY_UNREADABLE */
    static Object read(Column column, String name, String text) {
        try {
            return read(column.type(), text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw FluxoException.of(
                    Code.KEY_UNREADABLE,
                    "'" + text + "' is no value of key column '" + name + "', which is " + column.type(),
                    "write it as the target shows it: 42, 2026-01-31, 2026-01-31T08:30:00");
        }
    }

    private static Object read(DataType type, String text) {
        return switch (type.kind()) {
            case BOOLEAN -> truth(text);
            case INTEGER -> new BigDecimal(text).longValueExact();
            case DECIMAL -> decimal(new BigDecimal(text), type);
            case UUID ->
                ValueText.read(TypeKind.UUID, text.toLowerCase(Locale.ROOT).replaceAll("[{}]", ""));
            case BINARY -> ValueText.read(TypeKind.BINARY, text.replaceFirst("^(0x|\\\\x)", ""));
            case DATE -> ValueText.read(TypeKind.DATE, text.replaceFirst("[T ]00:00(:00(\\.0+)?)?$", ""));
            case TIMESTAMP -> moment(text);
            case TIMESTAMP_TZ ->
                ValueText.read(TypeKind.TIMESTAMP_TZ, text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"));
            default -> ValueText.read(type.kind(), text);
        };
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes", "y" -> true;
            case "false", "f", "0", "no", "n" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static BigDecimal decimal(BigDecimal number, DataType type) {
        return type.precision() > 0 && number.stripTrailingZeros().scale() <= type.scale()
                ? number.setScale(type.scale(), RoundingMode.UNNECESSARY)
                : number;
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text.length() == "2026-01-31".length() ? text + "T00:00" : text.replace(' ', 'T'));
    }
}
