package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Spelling;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Gives a statement its values. */
final class Binding {
    private Binding() {}

    static void of(PreparedStatement statement, List<Bind> binds) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            Object value = binds.get(i).value();
            Spelling spelling = DuckDbSpelling.of(binds.get(i).type());
            if (value == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else if (spelling != null) {
                statement.setString(i + 1, spelling.write(value));
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
