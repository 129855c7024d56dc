package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import dev.fluxo.engine.result.RowTrace.Step;

/** How a row is made. */
final class TraceJson {
    private static final Shape<Step> STEP = Shape.<Step>of()
            .field("name", Types.NAME, "The source column, `expression`, or the transform", Step::name)
            .nullable("value", Types.TEXT, "The value after it, as text; null is NULL", Step::value)
            .field("text", Types.FLAG, "Whether the value is a text", Step::text);

    private static final Shape<ColumnTrace> COLUMN = Shape.<ColumnTrace>of()
            .field("column", Types.NAME, "The target column, as the spec writes it", ColumnTrace::column)
            .field("from", Types.list(STEP), "The source columns that it is made of", ColumnTrace::from)
            .field(
                    "steps",
                    Types.list(STEP),
                    "The value as it is read or computed, then as each transform leaves it",
                    ColumnTrace::steps)
            .nullable(
                    "result",
                    Types.TEXT,
                    "What is loaded, as text; null is NULL, or there is a fault",
                    ColumnTrace::result)
            .field("text", Types.FLAG, "Whether the result is a text", ColumnTrace::text)
            .nullable("fault", Types.TEXT, "Why the value cannot be loaded; null where it can", ColumnTrace::fault);

    static final Shape<RowTrace> ROW = Shape.<RowTrace>shared("row_trace")
            .field("columns", Types.list(COLUMN), "In the order of the spec", RowTrace::columns)
            .nullable("fault", Types.TEXT, "Why the row cannot be loaded; null where it can", RowTrace::fault);

    private TraceJson() {}
}
