package dev.fluxo.testkit;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardDialect;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.UrlRules;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.h2.H2Dialect;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** H2 as a warehouse in a cloud would have it: no key is kept unique, no table made within a transaction, and the books are elsewhere. */
public final class UnkeptDialect extends StandardDialect {
    private static final Dialect H2 = new H2Dialect();

    public UnkeptDialect() {
        super("unkept", urls(H2.urls()), H2.source(), target(H2.target()), H2.ddl(), H2.locks());
        UnkeptDriver.register();
    }

    private static UrlRules urls(UrlRules h2) {
        return (UrlRules) Proxy.newProxyInstance(
                UnkeptDialect.class.getClassLoader(), new Class<?>[] {UrlRules.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("accepts")) {
                        return UnkeptDriver.accepts((String) arguments[0]);
                    }
                    Object[] known = arguments == null
                            ? null
                            : Stream.of(arguments)
                                    .map(argument -> UnkeptDriver.known((String) argument))
                                    .toArray();
                    return method.invoke(h2, known);
                });
    }

    private static TargetSql target(TargetSql h2) {
        return (TargetSql) Proxy.newProxyInstance(
                UnkeptDialect.class.getClassLoader(),
                new Class<?>[] {TargetSql.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "keepsKeys" -> false;
                    case "stagesAlone" -> true;
                    case "clearStage" -> Sql.of("DELETE FROM " + h2.stage((StageTransfer) arguments[0]));
                    default -> method.invoke(h2, arguments);
                });
    }

    @Override
    public String notControl() {
        return "a warehouse that keeps no key unique";
    }

    @Override
    public SqlSyntax syntax() {
        return H2.syntax();
    }

    @Override
    public String quote(String identifier) {
        return H2.quote(identifier);
    }

    @Override
    public Sql relation(TableName table) {
        return H2.relation(table);
    }

    @Override
    public Bulk bulk() {
        return H2.bulk();
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return H2.dataType(jdbcType, typeName, precision, scale);
    }

    @Override
    public DataType declared(String text) {
        return H2.declared(text);
    }

    @Override
    public Failure classify(SQLException failure) {
        return H2.classify(failure);
    }

    @Override
    public String culprit(SQLException failure) {
        return H2.culprit(failure);
    }

    @Override
    public String controlSchema() {
        return H2.controlSchema();
    }

    @Override
    public List<Sql> createControlSchema() {
        return H2.createControlSchema();
    }

    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        return H2.driverProperties(UnkeptDriver.known(url), set, timeouts);
    }

    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return H2.opened(set, timeouts);
    }

    @Override
    public Sql sessionId() {
        return H2.sessionId();
    }
}
