package dev.fluxo.engine.report;

import dev.fluxo.engine.result.TargetDdl;
import java.util.List;
import java.util.stream.Collectors;

/** DDL as a script that a database's own client runs. */
public final class DdlText {
    private DdlText() {}

    /** The statements alone; where they are for several connections, a comment says for which. */
    public static String script(List<TargetDdl> ddl) {
        List<String> connections = connections(ddl);
        return connections.stream()
                .map(connection -> (connections.size() == 1 ? "" : "-- connection " + connection + "\n")
                        + statements(ddl, connection))
                .collect(Collectors.joining());
    }

    /** Those of one connection, with a line break at the end. */
    static String statements(List<TargetDdl> ddl, String connection) {
        return ddl.stream()
                .filter(target -> target.connection().equals(connection))
                .flatMap(target -> target.statements().stream())
                .map(statement -> statement + "\n")
                .collect(Collectors.joining());
    }

    /** Those that have statements. */
    static List<String> connections(List<TargetDdl> ddl) {
        return ddl.stream()
                .filter(target -> !target.statements().isEmpty())
                .map(TargetDdl::connection)
                .distinct()
                .toList();
    }
}
