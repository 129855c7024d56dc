package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.Explanation;
import dev.fluxo.engine.result.Explanation.Covering;
import dev.fluxo.engine.result.Explanation.OnRecord;
import dev.fluxo.engine.result.Explanation.Value;
import java.util.List;

/** What {@code etl:why} tells. */
public final class WhyJson {
    private static final Shape<Value> VALUE = Shape.<Value>of()
            .field("column", Types.NAME, "The column", Value::column)
            .nullable("value", Types.TEXT, "Its value as text; null is NULL", Value::value);
    private static final JsonType<List<Value>> ROW = Types.list(VALUE);

    private static final Shape<OnRecord> REJECT = Shape.<OnRecord>of()
            .field("run_id", Types.NAME, "The run that rejected it", OnRecord::runId)
            .nullable("rejected_at", Types.TIME, "When; null where that is not known", OnRecord::at)
            .nullable("column", Types.NAME, "The target column; null where it is of none", OnRecord::column)
            .field("code", Types.NAME, "The code of why", OnRecord::code)
            .field("message", Types.TEXT, "Why, in words", OnRecord::message);

    private static final Shape<Covering> RUN = Shape.<Covering>of()
            .field("run_id", Types.NAME, "The run", Covering::runId)
            .nullable("started_at", Types.TIME, "When it began; null where that is not known", Covering::startedAt)
            .field("status", Types.NAME, "How the entity ended in it", Covering::status)
            .nullable(
                    "watermark_from",
                    Shapes.WATERMARK,
                    "Where its window began; null: at the beginning",
                    run -> Shapes.parts(run.from()))
            .field(
                    "watermark_to",
                    Shapes.WATERMARK,
                    "The last row that it read",
                    run -> run.to().parts())
            .nullable(
                    "spec_hash",
                    Types.NAME,
                    "Of the spec as it was then; null where it is not known",
                    Covering::specHash);

    public static final Document<Explanation> DOCUMENT = Document.of(
            "why",
            "Why a row is, or is not, in a target.",
            Shape.<Explanation>of()
                    .field("entity_name", Types.NAME, Shapes.ENTITY, Explanation::entity)
                    .field("key", Types.TEXT, "The row's key: `customer_id=42`", Explanation::key)
                    .field("answer", Types.ADVICE, "The answer, in a sentence", Explanation::answer)
                    .field(
                            "source",
                            ROW,
                            "The row as the source has it now; empty where it has none",
                            Explanation::source)
                    .nullable(
                            "place",
                            Types.TEXT,
                            "Where that row stands to the watermark, in words; null where there is no row",
                            Explanation::place)
                    .nullable(
                            "trace",
                            TraceJson.ROW,
                            "How it becomes a target row; null where there is no row",
                            Explanation::trace)
                    .field(
                            "target",
                            ROW,
                            "The row as the target has it now; empty where it has none. Of several versions the one that is"
                                    + " valid at the date of the source's row",
                            Explanation::target)
                    .field(
                            "versions",
                            Types.list(ROW),
                            "All of its versions, the earliest first; empty where the target keeps none",
                            Explanation::versions)
                    .field(
                            "rejects",
                            Types.list(REJECT),
                            "Its rejections on record, the latest first",
                            Explanation::rejects)
                    .field(
                            "runs",
                            Types.list(RUN),
                            "The runs whose window it stood in, with the watermark that it has now; the latest first",
                            Explanation::runs)
                    .field(
                            "changes",
                            Shapes.PROBLEMS,
                            "Changes of the entity since its watermark was stored, that runs stop at or warn of",
                            Explanation::changes));

    private WhyJson() {}
}
