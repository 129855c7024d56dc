package dev.fluxo.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.testkit.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** InnoDB answers by what it noted, as long as it is asked again within a tenth of a second: an old answer is told from one of now. */
class MysqlFenceTest {
    private static final String OTHERS =
            "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_mysql_thread_id <> CONNECTION_ID()";

    private final MysqlBackend backend = new MysqlBackend();

    @Test
    void aTransactionIsSeenOrTheAnswerIsSaidToBeOld() throws SQLException {
        assumeTrue(backend.isHere());
        try (Database database = backend.create("fence");
                Database writer = database.another("");
                Database reader = database.another("");
                Database poller = database.another("")) {
            database.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            writer.connection().setAutoCommit(false);
            int old = 0;
            for (int i = 0; i < 50; i++) {
                poller.number(OTHERS);
                writer.execute("INSERT INTO t VALUES (" + i + ")");
                List<String> told = ask(reader.connection());
                old += told.contains(SourceSql.OLD_ANSWER) ? 1 : 0;
                assertThat(told).containsAnyOf(SourceSql.OLD_ANSWER, writer.text("SELECT CONCAT(CONNECTION_ID())"));
                writer.connection().rollback();
            }
            // Else nothing was shown.
            assertThat(old).isPositive();
        }
    }

    private static List<String> ask(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        MysqlSource source = new MysqlSource();
        try (Statement statement = connection.createStatement()) {
            for (Sql before : source.beforeOpenTransactions()) {
                statement.execute(before.text());
            }
        }
        Sql question = Objects.requireNonNull(source.openTransactions(Fence.SAFE));
        List<String> sessions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question.text())) {
            statement.setObject(1, question.binds().get(0).value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sessions.add(rows.getString(3));
                }
            }
        }
        connection.rollback();
        return sessions;
    }
}
