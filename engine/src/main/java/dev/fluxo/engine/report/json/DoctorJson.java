package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.Diagnosis;
import dev.fluxo.engine.result.Diagnosis.Finding;
import dev.fluxo.engine.result.Diagnosis.Verdict;
import java.util.List;

/** What {@code etl:doctor} tells. */
public final class DoctorJson {
    private static final JsonType<Verdict> VERDICT = Types.words(Verdict.class);

    private static final Shape<Finding> FINDING = Shape.<Finding>of()
            .field("level", VERDICT, "How bad it is; `safe` for what is good, or just good to know", Finding::level)
            .field("text", Types.ADVICE, "What was found, and what it rests on", Finding::advice);

    private static final Shape<Diagnosis> ENTITY = Shape.<Diagnosis>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, Diagnosis::entity)
            .field(
                    "verdict",
                    VERDICT,
                    "`safe`: rows are neither lost nor read again and again; `risky`: they can be, or a run becomes slow, as the"
                            + " findings say; `unusable`: a run would fail",
                    Diagnosis::verdict)
            .field("findings", Types.list(FINDING), "What it rests on", Diagnosis::findings)
            .field(
                    "yaml",
                    Types.list(Types.TEXT),
                    "Lines to add to the spec, or to change; empty where none need to be",
                    Diagnosis::yaml);

    public static final Document<List<Diagnosis>> DOCUMENT = Document.of(
            "doctor",
            "Whether watermarks can be trusted.",
            Shape.<List<Diagnosis>>of()
                    .field(
                            "entities",
                            Types.list(ENTITY),
                            "One for each entity that was asked for",
                            diagnoses -> diagnoses));

    private DoctorJson() {}
}
