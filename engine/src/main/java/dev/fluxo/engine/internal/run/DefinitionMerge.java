package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Definition.Made;
import dev.fluxo.engine.internal.model.Definition.Source;
import dev.fluxo.engine.internal.model.Definition.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be remembered of an entity: how it is now, and since where that is so. */
final class DefinitionMerge {
    private DefinitionMerge() {}

    /**
     * The present one; what is made in another way than before is so since a value of the watermark.
     *
     * @param stored null: nothing is known of before
     * @param value after which what has changed is read as it is now
     */
    static Definition of(@Nullable Definition stored, Definition present, String value) {
        return stored == null ? present : merged(stored, present, value, (before, now) -> before);
    }

    /**
     * The present one, where rows are read again after a value of the watermark: what was so only later is so from there on.
     *
     * @param earlier of two values of the watermark
     */
    static Definition rewound(
            @Nullable Definition stored, Definition present, String value, BinaryOperator<String> earlier) {
        return stored == null ? present : merged(stored, present, value, earlier);
    }

    /** The same, and whether rows are in the target. */
    static Definition filled(Definition definition, boolean filled) {
        Target target = definition.target();
        return new Definition(
                definition.source(),
                definition.watermark(),
                new Target(
                        target.connection(),
                        target.database(),
                        target.table(),
                        target.identity(),
                        target.books(),
                        filled),
                definition.keys(),
                definition.columns(),
                definition.compared(),
                definition.refill());
    }

    private static Definition merged(
            Definition stored, Definition present, String value, BinaryOperator<String> known) {
        Source source = present.source();
        Map<String, Made> columns = new LinkedHashMap<>();
        present.columns()
                .forEach((name, made) -> columns.put(name, made(stored.columns().get(name), made, value, known)));
        Made query = source.query();
        return new Definition(
                new Source(
                        source.connection(),
                        source.database(),
                        source.table(),
                        query == null || stored.source().query() == null
                                ? query
                                : made(stored.source().query(), query, value, known),
                        source.lookups()),
                present.watermark(),
                present.target(),
                present.keys(),
                columns,
                stored.compared(),
                stored.refill());
    }

    /**
     * The same where rows were read again up to the watermark: what they were filled with is so from there on.
     *
     * @param filled whether a column was, by its name in small letters
     * @param whole whether the rows are all that the query finds now, with all their columns
     * @param since where something was so only later before: since when it is so now
     */
    static Definition refilled(
            Definition definition, Predicate<String> filled, boolean whole, UnaryOperator<@Nullable String> since) {
        Source source = definition.source();
        Map<String, Made> columns = new LinkedHashMap<>();
        definition
                .columns()
                .forEach((name, made) -> columns.put(name, filled.test(name) ? earlier(made, since) : made));
        Made query = source.query();
        return new Definition(
                new Source(
                        source.connection(),
                        source.database(),
                        source.table(),
                        query == null || !whole ? query : earlier(query, since),
                        source.lookups()),
                definition.watermark(),
                definition.target(),
                definition.keys(),
                columns,
                definition.compared(),
                definition.refill());
    }

    private static Made earlier(Made made, UnaryOperator<@Nullable String> since) {
        return made.since() == null ? made : new Made(made.hash(), since.apply(made.since()));
    }

    private static Made made(@Nullable Made before, Made now, String value, BinaryOperator<String> known) {
        if (before == null || !before.hash().equals(now.hash())) {
            return new Made(now.hash(), value);
        }
        return before.since() == null ? before : new Made(now.hash(), known.apply(before.since(), value));
    }
}
