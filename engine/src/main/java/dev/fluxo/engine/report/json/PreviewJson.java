package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.Preview;
import java.util.List;

/** What {@code etl:preview} tells. */
public final class PreviewJson {
    private static final Shape<Preview> ENTITY = Shape.<Preview>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, Preview::entity)
            .field(
                    "waiting",
                    Types.FLAG,
                    "Whether the rows are those that wait for the next run; otherwise they are the first of all",
                    Preview::waiting)
            .field("rows", Types.list(TraceJson.ROW), "What a run would make of each", Preview::rows)
            .nullable(
                    "problem", Shapes.PROBLEM, "Why there are none to see; null where there may be", Preview::problem);

    public static final Document<List<Preview>> DOCUMENT = Document.of(
            "preview",
            "Rows of the sources, and what a run would make of them.",
            Shape.<List<Preview>>of()
                    .field(
                            "entities",
                            Types.list(ENTITY),
                            "One for each entity that was asked for",
                            previews -> previews));

    private PreviewJson() {}
}
