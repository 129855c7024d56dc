package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.TargetDdl;
import java.util.List;

/** What {@code etl:ddl} tells. */
public final class DdlJson {
    private static final Shape<TargetDdl> TARGET = Shape.<TargetDdl>of()
            .field("connection", Types.NAME, "The connection of the target", TargetDdl::connection)
            .field(
                    "table",
                    Types.NAME,
                    "The table, as the catalog has it; one that is missing as the spec writes it",
                    TargetDdl::table)
            .field("entities", Types.list(Types.NAME), "The entities that write it", TargetDdl::entities)
            .field("missing", Types.FLAG, "Whether there is no such table yet", TargetDdl::missing)
            .field(
                    "statements",
                    Types.list(Types.TEXT),
                    "In the order in which they are to be executed; empty: it lacks nothing, or nothing can be told",
                    TargetDdl::statements)
            .field(
                    "problems",
                    Shapes.PROBLEMS,
                    "Errors say why nothing can be told of it, warnings what no statement here does",
                    TargetDdl::problems);

    public static final Document<Script> DOCUMENT = Document.of(
            "ddl",
            "The DDL that targets need.",
            Shape.<Script>of()
                    .field("executed", Types.FLAG, "Whether the statements were executed too", Script::executed)
                    .field(
                            "targets",
                            Types.list(TARGET),
                            "One for each target of the entities that were asked for",
                            Script::targets));

    private DdlJson() {}

    /** @param executed whether it was done too */
    public record Script(boolean executed, List<TargetDdl> targets) {
        public Script {
            targets = List.copyOf(targets);
        }
    }
}
