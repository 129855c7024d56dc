package dev.fluxo.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server that was named, or one that is started for the measurements and thrown away after them. */
final class PostgresServer implements AutoCloseable {
    private final @Nullable EmbeddedPostgres embedded;
    private final Database administration;

    private PostgresServer(@Nullable EmbeddedPostgres embedded, Database administration) {
        this.embedded = embedded;
        this.administration = administration;
    }

    static PostgresServer of(BenchOptions options) throws IOException {
        Database named = options.postgres();
        if (named != null) {
            return new PostgresServer(null, named);
        }
        EmbeddedPostgres embedded = start(Files.createTempDirectory(options.folder(), "postgres"));
        String url = "jdbc:postgresql://localhost:" + embedded.getPort() + "/postgres";
        return new PostgresServer(embedded, new Database(url, "postgres", "postgres"));
    }

    /** As it comes, but for the size of its buffers and log; what the library turns off for quick tests is on again. */
    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    Database administration() {
        return administration;
    }

    Database database(String name) {
        String url = administration.url().replaceFirst("/[^/?]*(\\?.*)?$", "/" + name + "$1");
        return new Database(url, administration.user(), administration.password());
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
