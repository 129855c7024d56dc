package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.Secret;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to read, and where look-ups go.
 *
 * @param folder of project.yaml
 * @param profile overrides project.yaml; null: as it says
 * @param servers credentials by {@code server_id}
 * @param redactor learns every secret that is found
 */
public record SpecRequest(
        Path folder,
        @Nullable String profile,
        Function<String, @Nullable String> environment,
        Function<String, @Nullable String> systemProperties,
        Function<String, @Nullable Credentials> servers,
        Redactor redactor,
        Collection<TransformDoc> transforms) {

    /** A login from outside the specs. */
    public record Credentials(
            @Nullable String user, @Nullable Secret password) {}
}
