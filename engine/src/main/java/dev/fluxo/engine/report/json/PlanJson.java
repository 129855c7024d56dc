package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Cell;
import dev.fluxo.engine.result.Forecast.Change;
import dev.fluxo.engine.result.Forecast.Effects;
import dev.fluxo.engine.result.Forecast.Statement;
import java.util.List;

/** What {@code etl:plan} tells. */
public final class PlanJson {
    private static final Shape<Statement> STATEMENT = Shape.<Statement>of()
            .field("title", Types.NAME, "Which step of the run it is: `extract`, `stage`, `merge`", Statement::title)
            .field("sql", Types.TEXT, "The statement", Statement::sql)
            .field("values", Types.list(Types.TEXT), "What stands for each `?`, in order", Statement::values);

    private static final Shape<Cell> CELL = Shape.<Cell>of()
            .field("column", Types.NAME, "The target column", Cell::column)
            .nullable("before", Types.TEXT, "Its value now; null is NULL", Cell::before)
            .nullable("after", Types.TEXT, "What it would be; null is NULL", Cell::after);

    private static final Shape<Change> CHANGE = Shape.<Change>of()
            .field("key", Types.TEXT, "The row's key: `customer_id=42`", Change::key)
            .field("cells", Types.list(CELL), "The values that would change", Change::cells);

    private static final Shape<Effects> EFFECTS = Shape.<Effects>of()
            .fields(Shapes.ROWS, Effects::counts)
            .field(
                    "changes",
                    Types.list(CHANGE),
                    "The first rows that it would change, with their values",
                    Effects::changes)
            .field(
                    "removed",
                    Types.list(Types.TEXT),
                    "The keys of the first rows that it would delete or mark",
                    Effects::removed)
            .field(
                    "expectations",
                    Types.list(Shapes.EXPECTATION),
                    "What the spec expects of the target, and what was found",
                    Effects::expectations);

    private static final Shape<Forecast> ENTITY = Shape.<Forecast>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, Forecast::entity)
            .field(
                    "way",
                    Types.TEXT,
                    "From where to where, for people: `core.customers of oltp -> dim.DIM_CLIENTE of dw`",
                    Forecast::way)
            .nullable(
                    "watermark",
                    Shapes.WATERMARK,
                    "Where the window begins: how far it is loaded; null: at the beginning",
                    forecast -> Shapes.parts(forecast.after()))
            .nullable(
                    "cutoff",
                    Types.TEXT,
                    "Where the window ends, by the source's own clock; null where it has no end",
                    Forecast::cutoff)
            .nullable(
                    "rows_waiting", Types.COUNT, "Rows in the window; null where that is not known", Forecast::waiting)
            .field(
                    "rows_again",
                    Types.COUNT,
                    "Those of them that an earlier run has read: `watermark.lookback`",
                    Forecast::again)
            .field(
                    "rows_skipped",
                    Types.COUNT,
                    "Rows that are left out because a watermark column is NULL",
                    Forecast::skippedNulls)
            .field("star", Types.list(Types.NAME), "The target columns that `\"*\"` stands for", Forecast::star)
            .field(
                    "statements",
                    Types.list(STATEMENT),
                    "In the order in which a run would execute them",
                    Forecast::statements)
            .nullable(
                    "effects",
                    EFFECTS,
                    "What the merge did before it was rolled back; null where `effects` was not asked for",
                    Forecast::effects)
            .field("warnings", Shapes.PROBLEMS, "What a person should know though it stops nothing", Forecast::warnings)
            .nullable(
                    "problem",
                    Shapes.PROBLEM,
                    "Why a run would fail; null where nothing is known against it",
                    Forecast::problem);

    public static final Document<List<Forecast>> DOCUMENT = Document.of(
            "plan",
            "What a run would do now.",
            Shape.<List<Forecast>>of()
                    .field(
                            "entities",
                            Types.list(ENTITY),
                            "One for each entity that was asked for",
                            forecasts -> forecasts));

    private PlanJson() {}
}
