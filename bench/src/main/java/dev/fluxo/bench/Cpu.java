package dev.fluxo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** CPU seconds of the processes that have ended: the contenders', and those that served them on a server of this machine. Linux only. */
final class Cpu {
    private static final double TICKS = 100;
    /** Where utime of the children that were waited for begins, counted behind the name of the program. */
    private static final int CHILDREN = 13;

    private final @Nullable Path server;

    private Cpu(@Nullable Path server) {
        this.server = server;
    }

    /** Of a server elsewhere nothing is known. */
    static Cpu of(Database administration) throws SQLException {
        Path pid = Path.of(String.valueOf(administration.text("SHOW data_directory")), "postmaster.pid");
        try {
            return new Cpu(
                    Files.isReadable(pid) ? stat(Files.readAllLines(pid).get(0).strip()) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path stat(String pid) {
        return Path.of("/proc", pid, "stat");
    }

    /** Null where it cannot be known. */
    @Nullable
    Double seconds() throws IOException {
        Path self = stat("self");
        return server == null || !Files.isReadable(self) || !Files.isReadable(server)
                ? null
                : children(self) + children(server);
    }

    private static double children(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILDREN]) + Long.parseLong(fields[CHILDREN + 1])) / TICKS;
    }
}
