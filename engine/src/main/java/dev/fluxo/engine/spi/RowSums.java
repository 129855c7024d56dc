package dev.fluxo.engine.spi;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a database itself sums rows, so that they need not leave it to be compared with those of another database of its make: by 64 bits of a
 * checksum of each whole row, added up. Rows that differ must not be spelled alike; where equal ones are not, they are compared in another way.
 */
public interface RowSums {
    /** Whether values of the type that differ are never spelled alike, whatever the settings of a session. */
    boolean takes(DataType type);

    /** The number of the step that a key of whole numbers belongs to. */
    String bucket(String key, KeySteps steps);

    /** A value as it is spelled. */
    String spelled(DataType type, String reference);

    /**
     * The sum of the rows of a group, as the text of a whole number, of which the lowest 64 bits count.
     *
     * @param values as they are spelled
     */
    String sum(List<String> values);

    /**
     * The same of these columns.
     *
     * @param reference how a statement names a column
     * @return null where it does not take each of them
     */
    default @Nullable String sum(List<Column> columns, Function<Column, String> reference) {
        return columns.stream().allMatch(column -> takes(column.type()))
                ? sum(columns.stream()
                        .map(column -> spelled(column.type(), reference.apply(column)))
                        .toList())
                : null;
    }
}
