package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.testkit.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** H2 hands out rows as it finds them, by an index and by the table: all of them as they were when the first was asked for. */
class StreamedFromH2Test {
    private static final List<DataType> INTEGER = List.of(DataType.integer("INTEGER", 32));

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Test
    void rowsAreThoseOfOneMoment() {
        Database database = databases.inMemory(
                "CREATE TABLE t (id INT PRIMARY KEY, changed INT, v INT)",
                "CREATE INDEX t_changed ON t (changed)",
                "INSERT INTO t SELECT x, x, x FROM SYSTEM_RANGE(1, 5)");
        List<@Nullable Object> read = new ArrayList<>();
        try (Session session = snapshot(database);
                Cursor cursor =
                        session.open(Sql.of("SELECT v FROM t WHERE changed > 0 ORDER BY changed"), INTEGER, 2)) {
            @Nullable Object[] row = new @Nullable Object[1];
            assertThat(cursor.next(row)).isTrue();
            run(
                    database,
                    "UPDATE t SET v = 30 WHERE id = 3",
                    "UPDATE t SET changed = 40, v = 40 WHERE id = 4",
                    "DELETE FROM t WHERE id = 5",
                    "INSERT INTO t VALUES (6, 6, 6)");
            do {
                read.add(row[0]);
            } while (cursor.next(row));
        }
        assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void theFirstRowComesBeforeTheLastIsFound() {
        Database database =
                databases.inMemory("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2), (3)");
        Sql query = Sql.of("SELECT 12 / (3 - id) FROM t ORDER BY id");
        try (Session session = snapshot(database)) {
            @Nullable Object[] row = new @Nullable Object[1];
            try (Cursor cursor = session.open(query, INTEGER, 2)) {
                assertThat(cursor.next(row)).isTrue();
                assertThat(cursor.next(row)).isTrue();
                assertThat(row).containsExactly(12L);
                assertThatThrownBy(() -> cursor.next(row)).isInstanceOf(FluxoException.class);
            }
        }
        try (Session session = database.session()) {
            assertThatThrownBy(() -> session.open(query, INTEGER, 2))
                    .as("who has no snapshot has all rows at once")
                    .isInstanceOf(FluxoException.class);
        }
    }

    private static Session snapshot(Database database) {
        Snapshot wanted = Objects.requireNonNull(database.dialect().source().snapshot(), "H2 has snapshots");
        Session session = database.reader();
        session.read(wanted);
        return session;
    }
}
