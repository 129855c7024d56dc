package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Dialect;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A dialect of which some answers are others: what a database of another make would want is tried on a real one. */
final class PlantedDialect {
    private PlantedDialect() {}

    /** @param answers by the name of the method, given its arguments */
    static Dialect of(Dialect real, Map<String, Function<Object[], Object>> answers) {
        return proxy(Dialect.class, real, answers);
    }

    static <T> T proxy(Class<T> type, T real, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    return answer != null
                            ? answer.apply(arguments)
                            : method.getName().equals("at") ? self : method.invoke(real, arguments);
                }));
    }
}
