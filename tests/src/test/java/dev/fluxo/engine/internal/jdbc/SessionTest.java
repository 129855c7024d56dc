package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.settings;
import static dev.fluxo.testkit.TestDatabases.texts;
import static dev.fluxo.testkit.TestDatabases.withTimeouts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.h2.H2Dialect;
import dev.fluxo.testkit.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionTest {
    private static final DataType INTEGER = DataType.integer("INTEGER", 32);
    private static final DataType TEXT = DataType.text("VARCHAR(2000000)", 2_000_000);

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @Test
    void rollsBackWhatIsNotCommitted() {
        Database database = databases.open(withTimeouts(settings("dw", "jdbc:h2:mem:rollback"), Timeouts.DEFAULT, 1));
        TestDatabases.run(database, "CREATE TABLE t (id INT)");
        try (Session session = database.session()) {
            assertThat(session.update(Sql.of("INSERT INTO t VALUES (1), (2)"))).isEqualTo(2);
            session.commit();
            session.update(Sql.of("INSERT INTO t VALUES (?)", new Bind(3L, INTEGER)));
        }
        assertThat(texts(database, "SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void countsItselfAndClosesTwiceWithoutHarm() {
        Database database = databases.inMemory();
        Session pooled = database.session();
        Session own = database.dedicated();
        assertThat(database.openSessions()).isEqualTo(2);
        pooled.close();
        pooled.close();
        own.close();
        own.close();
        assertThat(database.openSessions()).isZero();
    }

    @Test
    void knowsItsOwnSessionsFromOthers() {
        Database database = databases.inMemory();
        String mine = texts(database, "SELECT SESSION_ID()").get(0);
        assertThat(database.isOwn(mine)).isTrue();
        assertThat(database.isOwn("-1")).isFalse();
        assertThat(database.isOwn(null)).isFalse();
    }

    @Test
    void keepsADatabaseInMemoryBetweenSessions() {
        Database database = databases.inMemory("CREATE TABLE t (id INT)");
        try (Session session = database.session()) {
            session.spoil(new IllegalStateException("the pool is empty now"));
        }
        assertThat(texts(database, "SELECT COUNT(*) FROM t")).containsExactly("0");
    }

    @Test
    void servesACursorAlone() {
        Database database = databases.inMemory();
        Sql query = Sql.of("SELECT x FROM SYSTEM_RANGE(1, 3)");
        try (Session session = database.session()) {
            @Nullable Object[] row = new @Nullable Object[2];
            try (Cursor cursor = session.open(query, List.of(INTEGER), 2)) {
                assertThatIllegalStateException().isThrownBy(() -> session.open(query, List.of(INTEGER), 2));
                assertThat(cursor.next(row)).isTrue();
                assertThat(row).containsExactly(1L, null);
                assertThat(cursor.next(row)).isTrue();
                assertThat(cursor.next(row)).isTrue();
                assertThat(cursor.next(row)).isFalse();
                assertThat(row).as("untouched at the end").containsExactly(3L, null);
            }
            try (Cursor again = session.open(query, List.of(INTEGER), 2)) {
                assertThat(again.next(row)).isTrue();
            }
        }
    }

    @Test
    void insertsInBatchesOfWhateverSize() {
        Database database = databases.inMemory("CREATE TABLE t (id INT, v CHARACTER VARYING(2000000))");
        String heavy = "x".repeat(1_500_000);
        try (Session session = database.session();
                RowSink inserter = session.inserter("INSERT INTO t VALUES (?, ?)", List.of(INTEGER, TEXT))) {
            for (long id = 0; id < 2_500; id++) {
                inserter.add(new Object[] {id, "light"});
            }
            assertThat(inserter.flush()).isEqualTo(2_500);
            for (long id = 0; id < 7; id++) {
                inserter.add(new Object[] {id, heavy});
            }
            assertThat(inserter.flush()).isEqualTo(7);
            assertThat(inserter.flush()).isZero();
            inserter.add(new Object[] {-1L, "forgotten"});
            session.commit();
        }
        assertThat(texts(database, "SELECT COUNT(*) FROM t")).containsExactly("2507");
    }

    @Test
    void waitsForEverWhereTheTimeOutIsZero() {
        java.time.Duration ever = java.time.Duration.ZERO;
        Database database = databases.open(
                withTimeouts(settings("dw", "jdbc:h2:mem:ever"), new Timeouts(ever, ever, ever, ever), 1));
        assertThat(texts(database, "SELECT LOCK_TIMEOUT()")).containsExactly(String.valueOf(Integer.MAX_VALUE));
    }

    @Test
    void leavesATimeOutThatTheUrlSets() {
        Database database = databases.open(settings("dw", "jdbc:h2:mem:set;lock_timeout=77"));
        assertThat(texts(database, "SELECT LOCK_TIMEOUT()")).containsExactly("77");
        assertThat(texts(databases.inMemory(), "SELECT LOCK_TIMEOUT()")).containsExactly("30000");
    }

    /** Of the pool or not: each connection begins in the state that the dialect wants. */
    @Test
    void eachConnectionIsOpenedAsTheDialectSays() {
        Dialect dialect = PlantedDialect.of(
                new H2Dialect(), Map.of("opened", none -> List.of(Sql.of("SET @a = 4"), Sql.of("SET @b = 2"))));
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        try (Database database = new Database(settings("dw", url), dialect, new Redactor(), new Halt());
                Session one = database.session();
                Session two = database.session();
                Session dedicated = database.dedicated()) {
            for (Session session : List.of(one, two, dedicated)) {
                assertThat(session.query(Sql.of("SELECT @a * 10 + @b"), row -> row.integer(1)))
                        .containsExactly(42L);
            }
        }
    }
}
