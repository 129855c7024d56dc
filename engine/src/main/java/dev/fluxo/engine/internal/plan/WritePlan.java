package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.Table;

/** By which statements a target is written: not every relation takes each of them. */
final class WritePlan {
    private static final String NOT_UNIQUE =
            "it has no unique index on its keys, without which runs that write at once would lock each other out";

    private WritePlan() {}

    /**
     * What the spec asks for, or what the target takes, which is said; a problem where that is nothing.
     *
     * @param changes whether there are columns other than keys
     * @param vouched whether the keys are unique, or need not be
     */
    static Strategy of(EntitySpec spec, Table table, boolean changes, boolean vouched, Problems problems) {
        Relation relation = table.relation();
        Strategy wanted = spec.target().strategy();
        if (!relation.inserts() || (changes && wanted.changesRows() && !relation.updates())) {
            problems.error(
                    Code.TARGET_NOT_WRITABLE,
                    spec.target().table().at(),
                    relation.what() + " " + table.name() + " of connection '"
                            + spec.target().connection().value() + "' takes no "
                            + (relation.inserts() ? "changes to its rows" : "rows"),
                    wayOut(relation));
        }
        if (!wanted.merges()) {
            return wanted;
        }
        String why = relation.notMerged() != null ? relation.notMerged() : vouched ? null : NOT_UNIQUE;
        if (why == null) {
            // What triggers do to updates and to inserts is told apart in two statements alone.
            return relation.watched() ? wanted.withoutMerge() : wanted;
        }
        problems.warning(
                Code.WRITE_CHOSEN,
                spec.target().table().at(),
                relation.what() + " " + table.name() + " takes no MERGE, for " + why
                        + ": it is written by UPDATE and INSERT",
                "write `write: update_insert` to say that it is meant so");
        return wanted.withoutMerge();
    }

    private static String wayOut(Relation relation) {
        return switch (relation.what()) {
            case "view" -> "write to the table behind it, or give it INSTEAD OF triggers for INSERT and UPDATE";
            case "materialized view" -> "write to the tables that it is made of, and refresh it";
            case "read-only table" -> "write where the files behind it are written, or choose another database";
            case "history table" -> "write to the table whose history it keeps: the server writes this one";
            case "foreign table" ->
                "see whether its wrapper can write, and that neither the server nor the table has the option"
                        + " updatable 'false'";
            case "table without transactions" ->
                "what it is given cannot be undone: make it one of a transactional engine, by ALTER TABLE … ENGINE = InnoDB";
            default -> "choose a table";
        };
    }

    /** The stage has a column for each that is mapped, and one for the order of the rows. */
    static void checkStage(EntitySpec spec, int mapped, int most, Problems problems) {
        if (mapped >= most) {
            problems.error(
                    Code.TOO_MANY_COLUMNS,
                    spec.target().table().at(),
                    "the staging table would have " + (mapped + 1)
                            + " columns, one for the order of the rows beside the " + mapped
                            + " that are mapped, and a table of this database has at most " + most,
                    "leave one of the columns out, or divide the table into two with the same key");
        }
    }
}
