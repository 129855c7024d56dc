package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Figures;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.result.Reconciled.NotCompared;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;

/** What {@code etl:reconcile} tells. */
public final class ReconcileJson {
    private static final Shape<Difference> DIFFERENCE = Shape.<Difference>of()
            .field(
                    "kind",
                    Types.words(Kind.class),
                    "`missing`: the target lacks it; `only_in_target`; `values`: columns differ; `repeated`: the target has its"
                            + " key more than once; `gone`: the source says that it is gone, and the target has it",
                    Difference::kind)
            .field("row_key", Types.TEXT, "`customer_id=42`; of an entity without keys how many rows", Difference::key)
            .field("columns", Types.list(Types.NAME), "Those whose values differ", Difference::columns);

    private static final Shape<NotCompared> NOT_COMPARED = Shape.<NotCompared>of()
            .field("column", Types.NAME, "The target's column, as the spec writes it", NotCompared::column)
            .field("reason", Types.TEXT, "Why it is left out", NotCompared::why);

    private static final Shape<Figures> FIGURES = Shape.<Figures>of()
            .field(
                    "rows_compared",
                    Types.COUNT,
                    "Rows of the source that a run has passed, and that are not rejected",
                    Figures::compared)
            .field("rows_in_target", Types.COUNT, "Rows of the target", Figures::inTarget)
            .field(
                    "rows_waiting",
                    Types.COUNT,
                    "Rows of the source that the next run reads, left out on both sides",
                    Figures::waiting)
            .field("rows_rejected", Types.COUNT, "Rows of the source that are rejected, likewise", Figures::rejected)
            .field("rows_missing", Types.COUNT, "Rows that the target lacks still", Figures::missing)
            .field("rows_only_in_target", Types.COUNT, "Rows that the source has not", Figures::onlyInTarget)
            .field(
                    "rows_different",
                    Types.COUNT,
                    "Rows whose values differ still, that the source says are gone, or that the target has more than once",
                    Figures::different)
            .field("rows_healed", Types.COUNT, "Rows that were loaded", Figures::healed)
            .field("rows_removed", Types.COUNT, "Rows that were removed from the target", Figures::removed)
            .field("ranges", Types.COUNT, "Into how many ranges both sides were divided", Figures::ranges)
            .field("ranges_different", Types.COUNT, "How many of these differed", Figures::differing)
            .field("rows_read_of_source", Types.COUNT, "Rows that came over from the source", Figures::readOfSource)
            .field("rows_read_of_target", Types.COUNT, "Rows that came over from the target", Figures::readOfTarget);

    private static final Shape<Reconciled> ENTITY = Shape.<Reconciled>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, Reconciled::entity)
            .field(
                    "verdict",
                    Types.words(Status.class),
                    "`equal`; `different`; `nothing`: nothing of it is loaded yet; `failed`: it could not be compared or healed",
                    Reconciled::status)
            .nullable("figures", FIGURES, "Rows, counted; null where nothing was compared", Reconciled::figures)
            .field(
                    "differences",
                    Types.list(DIFFERENCE),
                    "The first rows that differ still, without their values",
                    Reconciled::differences)
            .field("columns", Types.list(Types.NAME), "The target's columns that were compared", Reconciled::columns)
            .field("not_compared", Types.list(NOT_COMPARED), "The others that are mapped", Reconciled::notCompared)
            .field(
                    "chance",
                    Types.PROBABILITY,
                    "At most how probable it is that a range differs and is taken for equal",
                    Reconciled::chance)
            .field(
                    "problems",
                    Types.list(Shapes.PROBLEM),
                    "What stopped it, or what a person should know besides",
                    Reconciled::problems);

    public static final Document<List<Reconciled>> DOCUMENT = Document.of(
            "reconcile",
            "How targets stand to their sources.",
            Shape.<List<Reconciled>>of()
                    .field(
                            "entities",
                            Types.list(ENTITY),
                            "One for each entity that was asked for",
                            entities -> entities));

    private ReconcileJson() {}
}
