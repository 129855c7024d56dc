package dev.fluxo.engine.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogTest {
    private final List<String> heard = new ArrayList<>();

    /** As a terminal throws from println once Maven has given it back. */
    private final Log log = new Log((Logger) Proxy.newProxyInstance(
            Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                heard.add(method.getName() + " " + Arrays.deepToString(arguments));
                throw new NumberFormatException("For input string: \"\"");
            }));

    @Test
    void aLoggerThatThrowsHarmsNobody() {
        log.debug("{}: read again", "src");
        log.info("{}: {} s", "customers", 3);
        log.warn("the listener is gone");
        assertThat(heard)
                .containsExactly(
                        "debug [{}: read again, [src]]",
                        "info [{}: {} s, [customers, 3]]",
                        "warn [the listener is gone, []]");
    }
}
