package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.Sql;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that the driver streams. The protocol has no way to leave a rest unread: the driver's own cursor would read all of it when it is closed,
 * and who gives up after a hundred rows would wait for millions.
 */
final class MysqlCursor implements Cursor {
    private static final int FETCH = 1_000;

    private final BulkSession session;
    private final Statement statement;
    private final ResultSet result;
    private final DataType[] types;
    private final @Nullable Spelling[] spellings;
    private boolean ended;

    private MysqlCursor(BulkSession session, Statement statement, ResultSet result, List<DataType> types) {
        this.session = session;
        this.statement = statement;
        this.result = result;
        this.types = types.toArray(DataType[]::new);
        this.spellings = types.stream().map(MysqlSpelling::of).toArray(Spelling[]::new);
    }

    static MysqlCursor open(BulkSession session, Sql sql, List<DataType> types) throws SQLException {
        Statement statement = sql.binds().isEmpty()
                ? session.connection().createStatement()
                : bound(session.connection().prepareStatement(sql.text()), sql.binds());
        boolean open = false;
        try {
            statement.setFetchSize(FETCH);
            session.begin(statement::cancel);
            ResultSet result = statement instanceof PreparedStatement prepared
                    ? prepared.executeQuery()
                    : statement.executeQuery(sql.text());
            open = true;
            return new MysqlCursor(session, statement, result, types);
        } finally {
            if (!open) {
                session.end();
                statement.close();
            }
        }
    }

    private static PreparedStatement bound(PreparedStatement statement, List<Bind> binds) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            bind(statement, i + 1, binds.get(i));
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, Bind bind) throws SQLException {
        Spelling spelling = MysqlSpelling.of(bind.type());
        Object value = bind.value();
        if (value != null && spelling != null) {
            statement.setString(index, spelling.write(value));
        } else {
            statement.setObject(index, value);
        }
    }

    @Override
    public boolean next(@Nullable Object[] into) {
        try {
            if (!result.next()) {
                ended = true;
                return false;
            }
            for (int i = 0; i < types.length; i++) {
                into[i] = value(i);
            }
            return true;
        } catch (SQLException e) {
            throw session.readFailure(e);
        }
    }

    private @Nullable Object value(int i) throws SQLException {
        Spelling spelling = spellings[i];
        if (spelling != null) {
            String text = result.getString(i + 1);
            return text == null ? null : spelled(spelling, text, i);
        }
        return switch (types[i].kind()) {
            case INTEGER -> orNull(result.getLong(i + 1));
            case FLOAT -> orNull(result.getDouble(i + 1));
            case BOOLEAN -> orNull(result.getBoolean(i + 1));
            case DECIMAL -> decimal(result.getString(i + 1));
            case BINARY -> result.getBytes(i + 1);
            default -> result.getString(i + 1);
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private Object spelled(Spelling spelling, String text, int i) throws SQLException {
        try {
            return spelling.read(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            // Without the cause, whose message holds the value.
            throw new NotAValue(result.getMetaData().getColumnLabel(i + 1), types[i]);
        }
    }

    private <T> @Nullable T orNull(T value) throws SQLException {
        return result.wasNull() ? null : value;
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

    /** The cancellation may come so late that it would meet the next user of the connection. */
    @Override
    public void close() {
        session.free();
        session.end();
        if (!ended) {
            cancel();
        }
        try (statement) {
            result.close();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }
}
