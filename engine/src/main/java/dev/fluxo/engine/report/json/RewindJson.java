package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.Rewound;
import java.util.List;

/** What {@code etl:rewind} tells. */
public final class RewindJson {
    private static final Shape<Rewound> MOVE = Shape.<Rewound>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, Rewound::entity)
            .nullable(
                    "watermark_from",
                    Shapes.WATERMARK,
                    "Where it was; null: nothing was loaded yet",
                    move -> Shapes.parts(move.from()))
            .nullable(
                    "watermark_to",
                    Shapes.WATERMARK,
                    "Where it is moved; null: the beginning",
                    move -> Shapes.parts(move.to()))
            .nullable(
                    "rows_again",
                    Types.COUNT,
                    "Rows that the next run reads once more; null where that is not known",
                    Rewound::again)
            .field("notes", Types.list(Types.TEXT), "What else a person should know of it", Rewound::notes);

    public static final Document<Moves> DOCUMENT = Document.of(
            "rewind",
            "Which watermarks were, or would be, moved.",
            Shape.<Moves>of()
                    .field("moved", Types.FLAG, "Whether they were moved; else they were only looked at", Moves::moved)
                    .field("moves", Types.list(MOVE), "One for each entity that was asked for", Moves::moves));

    private RewindJson() {}

    /** @param moved whether it was done */
    public record Moves(boolean moved, List<Rewound> moves) {
        public Moves {
            moves = List.copyOf(moves);
        }
    }
}
