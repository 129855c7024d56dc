package dev.fluxo.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * The drivers, whose calls are counted, and fail when a test wants them to. Found by {@link #loader}. What DuckDB's has besides JDBC, an appender and
 * results in chunks, is not counted.
 */
public final class FaultyDriver implements Driver {
    private static final List<Class<?>> WRAPPED = List.of(
            PGConnection.class,
            Connection.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            CopyIn.class,
            CopyOut.class);
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile Fault fault;
    private static final Map<Connection, Properties> LOGINS = new ConcurrentHashMap<>();
    private static volatile Plant plant = Plant.NONE;
    private static volatile int meeting;
    private static volatile Runnable event;
    private static volatile Consumer<String> listener = sql -> {};

    /** A class loader in which this driver is the only one. */
    static ClassLoader loader(Path folder) {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Path file = Files.writeString(services.resolve(Driver.class.getName()), FaultyDriver.class.getName());
            URL url = file.toUri().toURL();
            return new URLClassLoader(new URL[0], FaultyDriver.class.getClassLoader()) {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    return name.endsWith(Driver.class.getName())
                            ? Collections.enumeration(List.of(url))
                            : super.getResources(name);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on calls are counted from one; a fault of null only counts. */
    static void arm(Fault wanted) {
        CALLS.set(0);
        fault = wanted;
    }

    /** From now on the engine has this bug. */
    static void plant(Plant bug) {
        plant = bug;
        LOGINS.clear();
    }

    /** Counted from one, this call waits until something else has happened. */
    static void arm(int call, Runnable happens) {
        arm(null);
        event = happens;
        meeting = call;
    }

    /** From now on hears each statement. */
    static void listen(Consumer<String> hears) {
        listener = hears;
    }

    /** How many calls were counted; all is well from now on. */
    static int disarm() {
        fault = null;
        meeting = 0;
        return CALLS.get();
    }

    /** Bugs are written for names in double quotes. */
    private static String planted(String sql) {
        return sql.indexOf('`') < 0
                ? plant.sql(sql)
                : plant.sql(sql.replace('`', '"')).replace('"', '`');
    }

    /** The fault, if it strikes at this call. */
    private static Fault next(String method) {
        Fault armed = fault;
        if (!Fault.isCounted(method) || (armed != null && !armed.counts(method))) {
            return null;
        }
        int call = CALLS.incrementAndGet();
        if (call == meeting) {
            event.run();
        }
        boolean now = armed != null && (call == armed.call() || (armed.forEver() && call > armed.call()));
        return now && armed.fits(method) ? armed : null;
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Fault now = next("connect");
        if (now != null) {
            sneaky(now.strike(null, null));
        }
        Connection connection = DriverManager.getDriver(url).connect(url, info);
        if (plant != Plant.NONE) {
            LOGINS.put(connection, info);
        }
        return (Connection) wrap(connection, connection, "");
    }

    private static Object wrap(Object result, Connection connection, String sql) {
        if (result instanceof FaultyCopies) {
            return result;
        }
        for (Class<?> type : WRAPPED) {
            if (type.isInstance(result)) {
                Class<?>[] types = result instanceof PGConnection
                        ? new Class<?>[] {Connection.class, PGConnection.class}
                        : new Class<?>[] {type};
                return Proxy.newProxyInstance(
                        FaultyDriver.class.getClassLoader(),
                        types,
                        new Calls(result, connection, sql, new ArrayList<>()));
            }
        }
        return result;
    }

    /** Throws what it is given, checked or not. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private record Calls(Object real, Connection connection, String sql, List<Plant.Bound> bound)
            implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("prepareStatement")) {
                arguments[0] = planted((String) arguments[0]);
                listener.accept((String) arguments[0]);
                return call(
                        "prepareStatement",
                        (String) arguments[0],
                        real,
                        connection,
                        () -> method.invoke(real, arguments));
            }
            if (method.getName().startsWith("execute") && arguments != null) {
                arguments[0] = planted((String) arguments[0]);
                listener.accept((String) arguments[0]);
            }
            if (plant.isElsewhere(sql)) {
                if (method.getName().startsWith("set")) {
                    bound.add(new Plant.Bound(method, Arrays.asList(arguments)));
                }
                if (method.getName().equals("executeLargeUpdate")) {
                    String url = connection.getMetaData().getURL();
                    Properties login = LOGINS.get(connection);
                    return call(method.getName(), sql, real, connection, () -> Plant.elsewhere(url, login, sql, bound));
                }
            }
            if (method.getName().equals("unwrap")) {
                return ((Class<?>) arguments[0]).isInstance(proxy) ? proxy : method.invoke(real, arguments);
            }
            if (method.getName().equals("getCopyAPI")) {
                return new FaultyCopies((BaseConnection) real);
            }
            return call(method.getName(), "", real, connection, () -> method.invoke(real, arguments));
        }
    }

    private interface Call {
        Object make() throws Throwable;
    }

    private static Object call(String method, String sql, Object called, Connection connection, Call call)
            throws Throwable {
        Fault now = next(method);
        if (now != null && !now.after()) {
            throw now.strike(called, connection);
        }
        Object result;
        try {
            result = call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (now != null) {
            throw now.strike(result instanceof CopyOperation ? result : called, connection);
        }
        return wrap(result, connection, sql);
    }

    /** COPY is begun by a class, which no proxy can stand for. */
    private static final class FaultyCopies extends CopyManager {
        private final Connection connection;

        FaultyCopies(BaseConnection connection) throws SQLException {
            super(connection);
            this.connection = connection;
        }

        @Override
        public CopyIn copyIn(String sql) throws SQLException {
            listener.accept(sql);
            return (CopyIn) begun("copyIn", () -> super.copyIn(sql));
        }

        @Override
        public CopyOut copyOut(String sql) throws SQLException {
            listener.accept(sql);
            return (CopyOut) begun("copyOut", () -> super.copyOut(planted(sql)));
        }

        private Object begun(String method, Call copy) throws SQLException {
            try {
                return call(method, "", this, connection, copy);
            } catch (Throwable e) {
                FaultyDriver.<RuntimeException>sneaky(e);
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return Stream.of("h2", "postgresql", "duckdb", "mariadb", "mysql")
                .anyMatch(make -> url.startsWith("jdbc:" + make + ":"));
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
