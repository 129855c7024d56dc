package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.TransformDoc;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The keys of an entity file: what the reader accepts and the JSON Schema describes. */
final class EntityLanguage {
    static final String ENTITY_NAME = "[a-z][a-z0-9_]*";
    static final int DEFAULT_BATCH_SIZE = 50_000;

    static final Shape SOURCE = new Shape(
            "source",
            List.of(
                    Key.required("connection", Types.text(), "The connection to read from, as project.yaml names it."),
                    Key.optional(
                            "query",
                            Types.text(),
                            "A SELECT without ORDER BY. The engine adds the window and the order around it; where that"
                                    + " would cost an index, write {{window}} inside a WHERE."),
                    Key.optional(
                            "table", Types.table(), "A table in place of a query: just the columns used are read.")));

    static final Shape WATERMARK = new Shape(
            "watermark",
            List.of(
                    Key.required(
                            "columns",
                            Types.list(Types.text()),
                            "Source columns that mark a row as new, ascending; the last one makes them unique."),
                    Key.optional(
                            "clock",
                            Types.choice("local", "utc"),
                            "Which clock of the source's server writes the first column.",
                            "local"),
                    Key.optional(
                            "fence",
                            Types.choice("safe", "writers", "none"),
                            "Which open transactions of the source hold the cutoff back: all, those that have written,"
                                    + " or none.",
                            "safe"),
                    Key.optional("lag", Types.duration(), "Stay this far behind the fence, such as 30s.", "0s"),
                    Key.optional(
                            "on_null",
                            Types.choice("fail", "skip"),
                            "What a NULL in a watermark column does.",
                            "fail")));

    static final Shape TARGET = new Shape(
            "target",
            List.of(
                    Key.required("connection", Types.text(), "The connection to write to, as project.yaml names it."),
                    Key.required("table", Types.table(), "The target table, with its schema."),
                    Key.required(
                            "keys", Types.list(Types.text()), "Target columns that identify a row: the MERGE key."),
                    Key.optional(
                            "strategy",
                            Types.choice("type1"),
                            "What history is kept. type1: the latest values.",
                            "type1"),
                    Key.optional(
                            "write",
                            Types.choice("merge", "update_insert"),
                            "The statement that writes. The results are equal.",
                            "merge"),
                    Key.optional(
                            "loaded_at",
                            Types.text(),
                            "A target column that the engine sets when a row is inserted or really changes.")));

    static final Shape TEST = new Shape(
            "a test",
            List.of(
                    Key.required("name", Types.text(), "What the test shows."),
                    Key.required("given", Types.listOf(Types.mapOf(Types.anyScalar())), "Source rows."),
                    Key.required(
                            "expect",
                            Types.listOf(Types.mapOf(Types.anyScalar())),
                            "Target rows; only the columns named here are compared."),
                    Key.optional(
                            "rejects",
                            Types.list(Types.text()),
                            "For each row that must be rejected, the column that rejects it.")));

    private EntityLanguage() {}

    /** A mapping of a target column. */
    static Shape column(Type transforms) {
        return new Shape(
                "a column",
                List.of(
                        Key.optional("from", Types.text(), "The source column."),
                        Key.optional(
                                "expression", Types.text(), "An expression over source columns, in place of from."),
                        Key.optional("transform", transforms, "Named transforms, applied in order."),
                        Key.optional("check", Types.text(), "An expression over target columns that must be true."),
                        Key.optional(
                                "on_error",
                                Types.choice("fail", "reject"),
                                "What a bad value does: fail the entity, or set the row aside in audit.etl_reject."
                                        + " Default: the entity's on_error."),
                        Key.optional("description", Types.text(), "What the column means.")));
    }

    static Shape entity(Collection<TransformDoc> transforms) {
        Type column = Types.shortOrLong(Types.text(), column(transforms(transforms)));
        return new Shape(
                "an entity",
                List.of(
                        Key.required(
                                "entity",
                                Types.text(ENTITY_NAME, "a name of small letters, digits and _"),
                                "The entity's name, unique in the project: its row in ctl.etl_control."),
                        Key.optional("description", Types.text(), "What the entity is."),
                        Key.optional("tags", Types.list(Types.text()), "Labels to select entities by: -Detl.tags."),
                        Key.optional(
                                "depends_on",
                                Types.list(Types.text()),
                                "Entities that must succeed earlier in the same run."),
                        Key.required("source", SOURCE, "Where rows come from."),
                        Key.optional(
                                "watermark",
                                WATERMARK,
                                "What marks a row as new. Without it the entity is read whole in every run."),
                        Key.required(
                                "columns",
                                Types.mapOf(column),
                                "Target column: source column, or a mapping with from or expression."),
                        Key.required("target", TARGET, "Where rows go."),
                        Key.optional(
                                "batch_size",
                                Types.integer(1),
                                "Rows read, counted and handed on together.",
                                String.valueOf(DEFAULT_BATCH_SIZE)),
                        Key.optional(
                                "commit",
                                Types.choice("entity", "batch"),
                                "What one target transaction holds: all batches, or one, so that a huge first load"
                                        + " resumes where it stopped.",
                                "entity"),
                        Key.optional(
                                "on_error",
                                Types.choice("fail", "reject"),
                                "What a bad row does: fail the entity, or set the row aside in audit.etl_reject.",
                                "fail"),
                        Key.optional(
                                "max_rejects",
                                Types.rejectLimit(),
                                "More rejected rows than this and the entity fails: a number, or a percentage such as"
                                        + " 1%.",
                                "100"),
                        Key.optional("tests", Types.listOf(TEST), "Examples, run by etl:test without a database.")));
    }

    private static Type transforms(Collection<TransformDoc> transforms) {
        List<Map<String, Object>> known = transforms.stream()
                .map(doc -> Map.<String, Object>of(
                        "type",
                        "string",
                        "pattern",
                        "^" + doc.name() + "( *\\(.*\\))?$",
                        "description",
                        doc.signature() + ": " + doc.description()))
                .toList();
        Map<String, Object> step = Map.of(
                "anyOf",
                known.isEmpty()
                        ? List.of(Map.of("type", List.of("string", "object")))
                        : List.of(Map.of("anyOf", known), Map.of("type", "object")));
        return Types.anything(Map.of("anyOf", List.of(Map.of("type", "array", "items", step), step)));
    }
}
