package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Replace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where rows go: without keys rows can only be added.
 *
 * @param target with which keys it has beside
 */
record TargetType(Shape target) implements Type {
    private static final String KEYS = "keys";
    private static final String STRATEGY = "strategy";
    private static final String APPEND = "append";

    /** Whether a target of these fields needs none. */
    static boolean isKeyless(Fields target) {
        return APPEND.equals(target.plain(STRATEGY)) && target.texts(KEYS).isEmpty();
    }

    static boolean isAppend(Fields target) {
        return APPEND.equals(target.plain(STRATEGY));
    }

    /** A table, as far as the specs tell two of them apart. */
    record Written(String connection, String table) {}

    /** Empty where the target does not say it. */
    static Optional<Written> written(Fields target) {
        String connection = target.plain("connection");
        String table = target.plain("table");
        return connection == null || table == null
                ? Optional.empty()
                : Optional.of(new Written(connection, table.toLowerCase(Locale.ROOT)));
    }

    @Override
    public void check(String name, Node node, Problems problems) {
        target.check(name, node, problems);
        if (node instanceof Node.Mapping mapping && mapping.entry(KEYS) == null && !isAppend(Fields.of(mapping))) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    mapping.at(),
                    target.name() + " has no key '" + KEYS + "'",
                    Replace.WORD.equals(Fields.of(mapping).plain(STRATEGY))
                            ? "Target columns that identify a row: by them replace finds which rows are equal, and does not"
                                    + " touch them."
                            : "Target columns that identify a row: the MERGE key.");
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = target.schema();
        schema.put(
                "anyOf",
                List.of(
                        Json.object("required", List.of(KEYS)),
                        Json.object(
                                "required",
                                List.of(STRATEGY),
                                "properties",
                                Json.object(STRATEGY, Json.object("const", APPEND)))));
        return schema;
    }
}
