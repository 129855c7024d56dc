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

    /** Of those whose children count. */
    private final List<Path> parents;

    private Cpu(List<Path> parents) {
        this.parents = parents;
    }

    /** Where the database is in the contender's own process. */
    static Cpu embedded() {
        return new Cpu(List.of(stat("self")));
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
                            : List.of());
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
            seconds += children(parent);
        }
        return seconds;
    }

    private static double children(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILDREN]) + Long.parseLong(fields[CHILDREN + 1])) / TICKS;
    }
}
