package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.model.DataType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result that is read row by row, and never held as a whole. */
public final class Cursor implements AutoCloseable {
    private final Session session;
    private final PreparedStatement statement;
    private final ResultSet result;
    private final DataType[] types;

    Cursor(Session session, PreparedStatement statement, ResultSet result, List<DataType> types) {
        this.session = session;
        this.statement = statement;
        this.result = result;
        this.types = types.toArray(DataType[]::new);
    }

    /**
     * Reads the next row into the array, one value per type.
     *
     * @return false, and an array left as it was, when there is none
     */
    public boolean next(@Nullable Object[] into) {
        try {
            if (!result.next()) {
                return false;
            }
            for (int i = 0; i < types.length; i++) {
                into[i] = Values.read(result, i + 1, types[i]);
            }
            return true;
        } catch (SQLException e) {
            throw session.readFailure(e);
        }
    }

    @Override
    public void close() {
        session.reading(false);
        try (statement) {
            result.close();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }
}
