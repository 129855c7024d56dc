package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.StageTransfer;

/** What stands behind the name of a target in a statement. */
final class Hints {
    private Hints() {}

    /** Tables in memory cannot be read in a transaction but as they were at one moment. */
    static String read(StageTransfer merge) {
        return inMemory(merge) ? " WITH (SNAPSHOT)" : "";
    }

    /** No row comes or goes between the look and the write; in memory, where there are no locks, that is found out at the write. */
    static String locked(StageTransfer merge) {
        return inMemory(merge) ? read(merge) : " WITH (UPDLOCK, HOLDLOCK)";
    }

    private static boolean inMemory(StageTransfer merge) {
        return merge.relation().what().equals(SqlServerRelation.IN_MEMORY);
    }
}
