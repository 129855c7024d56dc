package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import java.util.List;

/**
 * The DDL that a target needs.
 *
 * @param connection of the target
 * @param table as the catalog has it; of one that is missing as the spec writes it
 * @param entities that write it
 * @param missing whether there is no such table yet
 * @param statements in the order in which they are to be executed; empty: it lacks nothing, or nothing that can be told
 * @param problems errors say why nothing can be told of it, warnings what no statement here does
 */
public record TargetDdl(
        String connection,
        String table,
        List<String> entities,
        boolean missing,
        List<String> statements,
        List<Problem> problems) {
    public TargetDdl {
        entities = List.copyOf(entities);
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /** Whether nothing can be told of it. */
    public boolean failed() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
