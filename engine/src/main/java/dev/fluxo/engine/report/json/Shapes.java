package dev.fluxo.engine.report.json;

import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Severity;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What several documents have. */
final class Shapes {
    static final Shape<Problem> PROBLEM = Shape.<Problem>shared("problem")
            .field(
                    "code",
                    Types.NAME,
                    "Its stable code: `FLX-1003`",
                    problem -> problem.code().id())
            .field("severity", Types.words(Severity.class), "Whether it stopped something", Problem::severity)
            .nullable(
                    "file",
                    Types.TEXT,
                    "The spec that is to blame, from the pipelines folder, with forward slashes; null where none is",
                    problem -> place(problem, Location::file))
            .nullable(
                    "line",
                    Types.COUNT,
                    "From 1; null where it is the file as a whole, or none",
                    problem -> position(problem, Location::line))
            .nullable(
                    "column",
                    Types.COUNT,
                    "From 1, in characters; null as `line` is",
                    problem -> position(problem, Location::column))
            .field(
                    "message",
                    Types.TEXT,
                    "What is wrong. For people: it may be worded otherwise in any version",
                    Problem::message)
            .nullable("hint", Types.ADVICE, "What to do next; null where the message says it", Problem::advice);

    static final JsonType<List<Problem>> PROBLEMS = Types.list(PROBLEM);

    private static final Shape<Watermark.Part> PART = Shape.<Watermark.Part>shared("watermark_part")
            .field("column", Types.NAME, "The watermark column", Watermark.Part::column)
            .field("type", Types.NAME, "The kind of its values: `timestamp`, `integer`, …", Watermark.Part::type)
            .field(
                    "value",
                    Types.TEXT,
                    "The value as text, to the last digit of its type; a time is by the source's own clock",
                    Watermark.Part::value);

    /** By columns, in their order. */
    static final JsonType<List<Watermark.Part>> WATERMARK = Types.list(PART);

    static final Shape<Expectation> EXPECTATION = Shape.<Expectation>shared("expectation")
            .field("expectation", Types.TEXT, "Its name, and what it says: `unique email`", Expectation::expectation)
            .field(
                    "severity",
                    Types.NAME,
                    "`error`: where it does not hold, the entity is rolled back; `warn`: it is said",
                    Expectation::severity)
            .field("passed", Types.FLAG, "Whether it holds", Expectation::passed)
            .field("actual", Types.TEXT, "What was found, in words", Expectation::actual);

    /** {@code read = inserted + updated + versioned + unchanged + superseded + rejected}. */
    static final Shape<RowCounts> ROWS = Shape.<RowCounts>of()
            .field("rows_read", Types.COUNT, "Rows that were read", RowCounts::read)
            .field(
                    "rows_inserted",
                    Types.COUNT,
                    "Rows that the target did not have, nor an older version of them",
                    RowCounts::inserted)
            .field(
                    "rows_updated",
                    Types.COUNT,
                    "Rows of the target that were changed in their place",
                    RowCounts::updated)
            .field(
                    "rows_versioned",
                    Types.COUNT,
                    "Rows that became a new version of one that was there",
                    RowCounts::versioned)
            .field("rows_unchanged", Types.COUNT, "Rows that the target has as they are", RowCounts::unchanged)
            .field(
                    "rows_deleted",
                    Types.COUNT,
                    "Rows of the target that are gone from the source; not among those that were read",
                    RowCounts::deleted)
            .field(
                    "rows_superseded",
                    Types.COUNT,
                    "Rows that a later one of their key made of no account",
                    RowCounts::superseded)
            .field(
                    "rows_rejected",
                    Types.COUNT,
                    "Rows that were set aside, in `audit.etl_reject`",
                    RowCounts::rejected);

    static final String ENTITY = "The entity's name";

    private Shapes() {}

    static @Nullable List<Watermark.Part> parts(@Nullable Watermark watermark) {
        return watermark == null ? null : watermark.parts();
    }

    private static <V> @Nullable V place(Problem problem, Field.Getter<Location, V> getter) {
        return problem.location() == null ? null : getter.of(problem.location());
    }

    private static @Nullable Long position(Problem problem, Field.Getter<Location, Integer> getter) {
        Integer position = place(problem, getter);
        return position == null || position == 0 ? null : position.longValue();
    }
}
