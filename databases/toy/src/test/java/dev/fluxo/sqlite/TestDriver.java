package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.testkit.Hook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;

/**
 * The driver with what a server would bring, for the tests' connections and for the engine's: how many sessions there are, a function that calls
 * {@link Hook}, and those of H2 that tests speak.
 */
public final class TestDriver implements Driver {
    private static final Map<Path, List<Connection>> OPEN = new ConcurrentHashMap<>();

    /** When each connection was last seen at work. */
    private static final Map<Path, List<long[]>> BUSY = new ConcurrentHashMap<>();

    private static final Spelling TIMES =
            Objects.requireNonNull(new SqliteDialect().spelling(DataType.of(TypeKind.TIMESTAMP, "TIMESTAMP")));
    private static final long LATELY = 1_000_000_000;

    static {
        try {
            // Before the one that it stands for, which DriverManager would ask first.
            DriverManager.deregisterDriver(DriverManager.getDriver(JDBC.PREFIX));
            DriverManager.registerDriver(new TestDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Driver driver = new JDBC();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = driver.connect(url, info);
        if (connection == null) {
            return null;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + SqliteDialect.FILE + " || '-dw' AS dw");
        }
        List<Connection> others = OPEN.computeIfAbsent(file(url), file -> new CopyOnWriteArrayList<>());
        others.add(connection);
        add(connection, "flx_sessions", arguments -> {
            others.removeIf(TestDriver::isClosed);
            return others.size();
        });
        long[] busy = new long[1];
        BUSY.computeIfAbsent(file(url), file -> new CopyOnWriteArrayList<>()).add(busy);
        ProgressHandler.setHandler(connection, 1_000_000, new ProgressHandler() {
            @Override
            protected int progress() {
                busy[0] = System.nanoTime();
                return 0;
            }
        });
        add(connection, "flx_executing", arguments -> executing(url, busy));
        add(connection, "flx_hook", arguments -> {
            Hook.pass(Long.parseLong(arguments[0]));
            return 0;
        });
        add(connection, "random_uuid", arguments -> UUID.randomUUID());
        add(connection, "dateadd", arguments -> later(arguments[0], Integer.parseInt(arguments[1]), arguments[2]));
        return connection;
    }

    /** How many have been at a long statement within the last second. */
    private static long executing(String url, long[] own) {
        long now = System.nanoTime();
        return BUSY.getOrDefault(file(url), List.of()).stream()
                .filter(busy -> busy != own && busy[0] != 0 && now - busy[0] < LATELY)
                .count();
    }

    static void forget(String url) {
        OPEN.remove(file(url));
        BUSY.remove(file(url));
    }

    private static Path file(String url) {
        return Objects.requireNonNull(new SqliteUrls().databaseFile(url));
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String later(String unit, int amount, String time) {
        LocalDateTime from = (LocalDateTime) TIMES.read(time);
        TemporalAmount span = switch (unit) {
            case "YEAR" -> Period.ofYears(amount);
            case "MONTH" -> Period.ofMonths(amount);
            case "DAY" -> Period.ofDays(amount);
            case "HOUR" -> Duration.ofHours(amount);
            case "MINUTE" -> Duration.ofMinutes(amount);
            case "SECOND" -> Duration.ofSeconds(amount);
            default -> Duration.ofNanos(amount * 1_000L);
        };
        LocalDateTime later = from.plus(span);
        return time.length() == 10 ? later.toLocalDate().toString() : TIMES.write(later);
    }

    /** A function in Java. */
    private interface Body {
        Object of(String[] arguments);
    }

    private static void add(Connection connection, String name, Body body) throws SQLException {
        Function.create(connection, name, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                String[] arguments = new String[args()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = value_text(i);
                }
                result(body.of(arguments).toString());
            }
        });
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
