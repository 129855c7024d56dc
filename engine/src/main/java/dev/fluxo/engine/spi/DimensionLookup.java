package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column of staged rows is looked up in a dimension, which is a table of the target's database.
 *
 * @param column of the target, and of the stage
 * @param dimension as the catalog has it
 * @param on what finds the member; never empty
 * @param get the column of the dimension that is taken
 * @param period which of a member's versions; null: it has none
 * @param missing what is done where there is no member
 * @param unknown what the unknown member has in {@code get}, of that column's Java class; null: there is no such member, or it is not asked for
 * @param vouched whether the catalog vouches that no two members, or versions of one moment, have one key
 * @param added what is written of a member that is added; null: none is
 * @param kept where the target itself keeps what finds the member; null: it does not keep all of it
 * @param late of versions, what is known of changes that come after rows have found theirs; null: nothing
 */
public record DimensionLookup(
        Column column,
        TableName dimension,
        List<Match> on,
        Column get,
        @Nullable Period period,
        Missing missing,
        @Nullable Object unknown,
        boolean vouched,
        @Nullable Added added,
        @Nullable Kept kept,
        @Nullable Late late)
        implements Serializable {
    public DimensionLookup {
        on = List.copyOf(on);
    }

    /**
     * A column of the dimension, and what the stage carries to be compared with it.
     *
     * @param name that of the dimension's column as the spec writes it
     * @param staged of the dimension column's type
     * @param source the source column that it comes from
     */
    public record Match(Column column, String name, Column staged, String source) implements Serializable {}

    /**
     * When a version is valid: {@code from <= t < to}, and without an end where {@code to} is NULL.
     *
     * @param at what the stage carries to say of when the version is to be; null: the current one
     * @param openEnd what {@code to} holds for the current version, beside NULL; null: nothing
     */
    public record Period(
            Column from,
            Column to,
            @Nullable Match at,
            @Nullable Object openEnd) implements Serializable {}

    /**
     * A member that is not there yet is added by its key.
     *
     * @param constants what its other columns get
     * @param stamps what the engine sets beside them
     */
    public record Added(List<Constant> constants, Stamps stamps) implements Serializable {
        public Added {
            constants = List.copyOf(constants);
        }
    }

    /**
     * Columns of the target, of the kinds of those that they are compared with.
     *
     * @param on in the order of {@link DimensionLookup#on}
     * @param at of when the version is to be; null: the current one
     */
    public record Kept(List<Column> on, @Nullable Column at) implements Serializable {
        public Kept {
            on = List.copyOf(on);
        }
    }

    /**
     * A version may be split, or end, after rows of its later days have been looked up.
     *
     * @param entity that loads the dimension
     * @param changed set in each version that an entity's load changes, a {@code RUN_ID} or {@code LOADED_AT}; null: the dimension has none
     * @param at the column of the target that keeps when the version is to be, where what was looked up tells versions apart; null: none
     */
    public record Late(
            String entity,
            @Nullable Stamp changed,
            @Nullable Column at) implements Serializable {}

    /**
     * @param value of the column's Java class
     */
    public record Constant(Column column, Object value) implements Serializable {}

    /** What the stage carries for it beside the target's columns, in the order of {@code on}, the moment last. */
    public List<Column> carried() {
        List<Column> carried = new ArrayList<>();
        on.forEach(match -> carried.add(match.staged()));
        if (period != null && period.at() != null) {
            carried.add(period.at().staged());
        }
        return carried;
    }

    /** The same for the run that writes. */
    DimensionLookup of(String runId) {
        return added == null
                ? this
                : new DimensionLookup(
                        column,
                        dimension,
                        on,
                        get,
                        period,
                        missing,
                        unknown,
                        vouched,
                        new Added(added.constants(), added.stamps().of(runId)),
                        kept,
                        late);
    }

    /** Whether rows can be in the target that have no member yet: with the unknown one, or NULL. */
    public boolean leavesOpen() {
        return unknown != null || (!mustBeFound() && column.nullable());
    }

    /** Whether rows find a version by themselves that came after them. */
    public boolean follows() {
        return kept != null && late != null && late.changed() != null;
    }

    /** Whether nothing else can be there where there is no member. */
    public boolean mustBeFound() {
        return missing == Missing.FAIL || missing == Missing.REJECT;
    }
}
