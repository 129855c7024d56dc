package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Conditions over the target's row {@code t}, of a part of it: their binds are {@link #binds}. */
final class PartSql {
    private final TargetWords words;
    private final StageTransfer merge;
    private final Part part;

    PartSql(TargetWords words, StageTransfer merge, Part part) {
        this.words = words;
        this.merge = merge;
        this.part = part;
    }

    /** The analyst's condition may end in a comment of a line. */
    static String condition(String where) {
        return "(" + where.strip() + "\n)";
    }

    /** What stands behind the target where its live rows of the part are meant; empty where these are all. */
    String all() {
        String condition = and(live());
        return condition.isEmpty() ? "" : " WHERE " + condition;
    }

    /** It is of the part, and not staged. */
    String others() {
        return and(Stream.concat(live(), Stream.of(words.keylessOrAbsent(merge))));
    }

    /** The same of those that have a key to be named by. */
    String othersWithKeys() {
        return and(Stream.concat(live(), Stream.of(words.absent(merge))));
    }

    private Stream<String> live() {
        return Stream.of(
                        Stream.of(words.alive(merge)),
                        Stream.ofNullable(part.where()).map(PartSql::condition),
                        part.kept().stream().map(this::another))
                .flatMap(conditions -> conditions);
    }

    private static String and(Stream<String> conditions) {
        return conditions.filter(condition -> !condition.isEmpty()).collect(joining(" AND "));
    }

    /** It is not this member. */
    private String another(Member member) {
        return member.key().stream()
                .map(column -> {
                    String name = "t." + words.name(column);
                    String differs = name + " <> " + words.parameter(column);
                    return column.nullable() ? name + " IS NULL OR " + differs : differs;
                })
                .collect(joining(" OR ", "(", ")"));
    }

    List<Bind> binds() {
        List<Bind> binds = new ArrayList<>(words.aliveBinds(merge));
        for (Member member : part.kept()) {
            Bind.all(member.key(), member.keyValues()).forEach(bind -> binds.add(words.bound(bind)));
        }
        return binds;
    }
}
