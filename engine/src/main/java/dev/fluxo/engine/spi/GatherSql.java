package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/** How the rows of tables that workers have filled come into a stage, in standard SQL. */
final class GatherSql {
    private final TargetWords words;
    private final StageTransfer merge;

    GatherSql(TargetWords words, StageTransfer merge) {
        this.words = words;
        this.merge = merge;
    }

    Sql count(TableName table) {
        String place = words.sequence(merge);
        return Sql.of("SELECT " + words.count() + ", COALESCE(MIN(" + place + "), 0), COALESCE(MAX(" + place
                + "), 0) FROM " + words.table(table));
    }

    Sql ofOne(TableName table, long after) {
        String place = words.sequence(merge);
        return Sql.of(insert() + "SELECT " + names() + ", " + (after == 0 ? place : place + " + " + after) + " FROM "
                + words.table(table));
    }

    Sql inOrder(List<TableName> tables, Column order) {
        String number = words.quote(StageTransfer.free("flx_part", merge.stageColumns()));
        String place = words.sequence(merge);
        String of = words.name(order);
        String all = IntStream.range(0, tables.size())
                .mapToObj(i -> "SELECT " + names() + ", " + place + ", " + of + ", " + i + " AS " + number + " FROM "
                        + words.table(tables.get(i)))
                .collect(joining(" UNION ALL "));
        return Sql.of(insert() + "SELECT " + names() + ", ROW_NUMBER() OVER (ORDER BY " + of + ", " + number + ", "
                + place + ") FROM (" + all + ") p");
    }

    private String insert() {
        return "INSERT INTO " + words.stage(merge) + " (" + names() + ", " + words.sequence(merge) + ") ";
    }

    /** Of all columns but the place, which is the last. */
    private String names() {
        List<Column> columns = merge.stageColumns();
        return TargetWords.list(columns.subList(0, columns.size() - 1), words::name);
    }
}
