package dev.fluxo.bench;

import java.util.List;

/** Which cores of the machine a process may use. Linux only. */
final class Cores {
    private Cores() {}

    /** What a command begins with whose process, and those that it starts, are to use no other core. */
    static List<String> only(int core) {
        return List.of("taskset", "--cpu-list", Integer.toString(core));
    }
}
