package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.jdbc.SentConnection;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TableName;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker stages its rows.
 *
 * @param template the empty table, like which it makes its own
 * @param prefix what the name of that begins with; the number of the attempt follows
 * @param order the column more that takes the place of each row; null: there is none
 */
record PartStaging(
        SentConnection target,
        TableName template,
        TableName prefix,
        @Nullable Column order) implements Serializable {
    TableName table(long attempt) {
        return new TableName(prefix.schema(), prefix.name() + "_" + attempt);
    }
}
