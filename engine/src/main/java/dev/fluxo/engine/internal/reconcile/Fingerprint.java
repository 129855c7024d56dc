package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.spi.Column;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a row is known by: 64 bits of the MD5 of its values, and its key in one spelling. Not thread-safe. */
final class Fingerprint {
    private final List<Column> columns;
    private final int[] places;
    private final List<Column> keys;
    private final int[] keyPlaces;
    private final RowText text = new RowText();
    private final MessageDigest digest;

    /**
     * @param columns what is compared, in this order
     * @param places where they stand in a row
     * @param keys those of the key
     * @param keyPlaces where these stand
     */
    Fingerprint(List<Column> columns, int[] places, List<Column> keys, int[] keyPlaces) {
        this.columns = columns;
        this.places = places;
        this.keys = keys;
        this.keyPlaces = keyPlaces;
        try {
            this.digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Of rows that are nothing but the values of a key. */
    static Fingerprint ofKeys(List<Column> keys) {
        return new Fingerprint(
                keys,
                IntStream.range(0, keys.size()).toArray(),
                keys,
                IntStream.range(0, keys.size()).toArray());
    }

    long of(@Nullable Object[] row) {
        text.clear();
        for (int i = 0; i < places.length; i++) {
            text.add(row[places[i]], columns.get(i).type());
        }
        return hash();
    }

    /** Keys that the target may call equal though they are spelled differently are spelled alike, as far as capitals and blanks go. */
    String key(@Nullable Object[] row) {
        spellKey(row);
        return text.toString();
    }

    long keyHash(@Nullable Object[] row) {
        spellKey(row);
        return hash();
    }

    private void spellKey(@Nullable Object[] row) {
        text.clear();
        for (int i = 0; i < keyPlaces.length; i++) {
            Object value = row[keyPlaces[i]];
            boolean loose =
                    value instanceof String && keys.get(i).type().rules().loose();
            text.add(
                    loose ? String.valueOf(value).toUpperCase(Locale.ROOT).stripTrailing() : value,
                    keys.get(i).type());
        }
    }

    /** One value of the key. */
    @Nullable
    Object keyValue(@Nullable Object[] row, int index) {
        return row[keyPlaces[index]];
    }

    /** Whether two values of a column are the same. */
    static boolean same(Column column, @Nullable Object one, @Nullable Object other) {
        RowText left = new RowText();
        RowText right = new RowText();
        left.add(one, column.type());
        right.add(other, column.type());
        return left.toString().equals(right.toString());
    }

    private long hash() {
        digest.update(text.bytes(), 0, text.size());
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
