package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JDBC result that the driver streams. */
final class ResultCursor implements Cursor {
    private final Session session;
    private final Statement statement;
    private final ResultSet result;
    private final DataType[] types;

    ResultCursor(Session session, Statement statement, ResultSet result, List<DataType> types) {
        this.session = session;
        this.statement = statement;
        this.result = result;
        this.types = types.toArray(DataType[]::new);
        session.work().begin(statement::cancel);
    }

    @Override
    public boolean next(@Nullable Object[] into) {
        try {
            if (!result.next()) {
                return false;
            }
            for (int i = 0; i < types.length; i++) {
                into[i] = Values.read(result, i + 1, types[i], session.dialect());
            }
            return true;
        } catch (SQLException e) {
            throw session.readFailure(e);
        }
    }

    @Override
    public void cancel() {
        session.spoil();
        try {
            statement.cancel();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }

    @Override
    public void close() {
        session.reading(false);
        session.work().end();
        try {
            try (statement) {
                result.close();
            }
            session.stream(false);
        } catch (SQLException e) {
            session.spoil(e);
        }
    }
}
