package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.TargetDdl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DDL as a script that a database's own client runs, and as JSON. */
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

    /** @param redact masks secrets in free text */
    public static String json(List<TargetDdl> ddl, UnaryOperator<String> redact, Wording wording) {
        ProblemJson problems = new ProblemJson(redact, wording);
        List<Map<String, @Nullable Object>> targets = ddl.stream()
                .map(target -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("connection", target.connection());
                    json.put("table", target.table());
                    json.put("entities", target.entities());
                    json.put("missing", target.missing());
                    json.put("statements", target.statements());
                    json.put(
                            "problems",
                            target.problems().stream().map(problems::of).toList());
                    return json;
                })
                .toList();
        return ProblemJson.text(Map.of("targets", targets));
    }
}
