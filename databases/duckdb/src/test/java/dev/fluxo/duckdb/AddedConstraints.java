package dev.fluxo.duckdb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection whose statements add constraints to a table that is there, which DuckDB does not: the table is made anew with them. */
final class AddedConstraints {
    private static final Pattern ADDED =
            Pattern.compile("(?s)\\s*ALTER TABLE (\\S+) ADD CONSTRAINT (\\w+) ((?:CHECK|FOREIGN KEY).*)");

    private static final Pattern DROPPED = Pattern.compile("(?s)\\s*ALTER TABLE (\\S+) DROP CONSTRAINT (\\w+)\\s*");

    /** How a table was made before the constraint of this name. */
    private static final Map<String, String> BEFORE = new ConcurrentHashMap<>();

    private AddedConstraints() {}

    static Connection over(Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result = invoke(method, connection, arguments);
            if (method.getName().equals("prepareStatement") && result instanceof PreparedStatement prepared) {
                Executing.add(prepared, (String) arguments[0]);
            }
            return method.getName().equals("createStatement") ? over((Statement) result) : result;
        };
        return (Connection) Proxy.newProxyInstance(
                AddedConstraints.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private static Statement over(Statement statement) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") && arguments != null && arguments[0] instanceof String sql) {
                Matcher added = ADDED.matcher(sql);
                Matcher dropped = DROPPED.matcher(sql);
                if (added.matches()) {
                    add(
                            statement,
                            added.group(1),
                            added.group(2),
                            added.group(3).replace(";", ""));
                    return false;
                }
                if (dropped.matches()) {
                    remake(statement, dropped.group(1), Objects.requireNonNull(BEFORE.remove(dropped.group(2))));
                    return false;
                }
                Executing.add(statement, sql);
            }
            return invoke(method, statement, arguments);
        };
        return (Statement) Proxy.newProxyInstance(
                AddedConstraints.class.getClassLoader(), new Class<?>[] {Statement.class}, handler);
    }

    private static void add(Statement statement, String table, String name, String constraint) throws SQLException {
        String made;
        try (ResultSet result = statement.executeQuery("SELECT sql FROM duckdb_tables() WHERE table_name = '"
                + table.substring(table.indexOf('.') + 1) + "'")) {
            result.next();
            made = result.getString(1);
        }
        BEFORE.put(name, made);
        remake(statement, table, made.substring(0, made.lastIndexOf(')')) + ", " + constraint + ")");
    }

    private static void remake(Statement statement, String table, String made) throws SQLException {
        statement.execute("CREATE TEMP TABLE kept AS SELECT * FROM " + table);
        statement.execute("DROP TABLE " + table);
        statement.execute(made);
        statement.execute("INSERT INTO " + table + " SELECT * FROM kept");
        statement.execute("DROP TABLE kept");
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
