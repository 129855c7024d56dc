package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** The statements that write members one by one, as standard SQL has them: there are few. */
final class MemberSql {
    private final TargetWords words;
    private final TableName table;
    private final Member member;

    MemberSql(TargetWords words, TableName table, Member member) {
        this.words = words;
        this.table = table;
        this.member = member;
    }

    Sql find() {
        return new Sql(
                "SELECT "
                        + TargetWords.list(member.columns(), column -> words.shown(column, "t." + words.name(column)))
                        + " FROM " + words.table(table) + " t WHERE " + sameKey("t."),
                keyBinds());
    }

    /** @param overriding what lets the database's own columns be written */
    Sql insert(String overriding) {
        return new Sql(
                "INSERT INTO " + words.table(table) + " ("
                        + TargetWords.list(
                                member.columns().stream().map(words::name),
                                member.stamps().all(),
                                stamp -> words.name(stamp.column()))
                        + ")" + overriding + " VALUES ("
                        + TargetWords.list(
                                member.columns().stream().map(words::parameter),
                                member.stamps().all(),
                                words::stamped)
                        + ")",
                binds(member.columns()));
    }

    Sql update() {
        List<Bind> binds = new ArrayList<>(binds(member.changeable()));
        binds.addAll(keyBinds());
        return new Sql(
                "UPDATE " + words.table(table) + " SET "
                        + TargetWords.list(
                                member.changeable().stream()
                                        .map(column -> words.name(column) + " = " + words.parameter(column)),
                                member.stamps().onChange(),
                                stamp -> words.name(stamp.column()) + " = " + words.stamped(stamp))
                        + " WHERE " + sameKey(""),
                binds);
    }

    private String sameKey(String of) {
        return member.key().stream()
                .map(column -> of + words.name(column) + " = " + words.parameter(column))
                .collect(joining(" AND "));
    }

    private List<Bind> keyBinds() {
        return Bind.all(member.key(), member.keyValues()).stream()
                .map(words::bound)
                .toList();
    }

    private List<Bind> binds(List<Column> columns) {
        return columns.stream()
                .map(column -> words.bound(
                        new Bind(member.values().get(member.columns().indexOf(column)), column.type())))
                .toList();
    }
}
