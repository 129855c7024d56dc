package dev.fluxo.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialectsTest {
    @TempDir
    Path jar;

    @Test
    void whatIsThereAndCannotBeLoadedIsSaid() throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Dialect.class.getName()), "org.example.OracleDialect\n");

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            Dialects dialects = new Dialects(loader);
            FluxoException refused = catchThrowableOfType(FluxoException.class, dialects::whole);
            assertThat(refused.first().code()).isEqualTo(Code.DIALECT_BROKEN);
            assertThat(refused.first().message()).contains("org.example.OracleDialect");
        }
    }

    /** The engine's own class path has none. */
    @Test
    void theEngineBringsNoDatabase() {
        assertThat(new Dialects(getClass().getClassLoader()).whole()).isEmpty();
    }
}
