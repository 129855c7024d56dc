package dev.fluxo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CPU seconds of the processes that have ended: the contenders', and those that served them on a server of this machine. Linux only. */
final class Cpu {
    private static final double TICKS = 100;
    /** Where utime of the children that were waited for begins, counted behind the name of the program. */
    private static final int CHILDREN = 13;

    /** Where utime of the process itself begins. */
    private static final int OWN = 11;

    /** Of those whose children count. */
    private final List<Path> parents;
    /** Of one that serves all by its threads. */
    private final @Nullable Path server;

    private Cpu(List<Path> parents, @Nullable Path server) {
        this.parents = parents;
        this.server = server;
    }

    /** Where one process of this machine serves all. */
    static Cpu withServer(long pid) {
        return new Cpu(List.of(stat("self")), stat(String.valueOf(pid)));
    }

    /** Where the database is in the contender's own process. */
    static Cpu embedded() {
        return new Cpu(List.of(stat("self")), null);
    }

    /** Of a server elsewhere nothing is known. */
    static Cpu of(Database administration) throws SQLException {
        Path pid = Path.of(String.valueOf(administration.text("SHOW data_directory")), "postmaster.pid");
        try {
            return new Cpu(
                    Files.isReadable(pid)
                            ? List.of(
                                    stat("self"),
                                    stat(Files.readAllLines(pid).get(0).strip()))
                            : List.of(),
                    null);
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
        if (parents.isEmpty() || !parents.stream().allMatch(Files::isReadable)) {
            return null;
        }
        double seconds = 0;
        for (Path parent : parents) {
            seconds += used(parent, CHILDREN);
        }
        return server == null ? seconds : seconds + used(server, OWN);
    }

    private static double used(Path stat, int from) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[from]) + Long.parseLong(fields[from + 1])) / TICKS;
    }
}
