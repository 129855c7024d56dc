package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.spi.Stamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The keys of an entity file: what the reader accepts and the JSON Schema describes. */
final class EntityLanguage {
    static final int DEFAULT_BATCH_SIZE = 50_000;
    static final int DEFAULT_PARTS = 4;
    private static final int MOST_PARTS = 32;
    static final String NAME = "[a-z][a-z0-9_]*";
    private static final Duration LONGEST_LAG = Duration.ofDays(366);

    static final Type FOR_EACH = new ForEachType();

    static final Shape DELETES = new Shape(
            "deletes",
            List.of(
                    Key.optional(
                            "compare",
                            Types.choice("keys"),
                            "All keys of the source are compared with those of the target: what the source has no more is"
                                    + " gone.",
                            "keys"),
                    Key.optional(
                            "every",
                            Types.duration(LONGEST_LAG),
                            "Compare only where the last comparison is so long ago; without it in each run.",
                            "1d"),
                    Key.optional(
                            "when",
                            Types.text(),
                            "An expression over source columns: a row for which it is true says that it is gone.",
                            "\"deleted_at != null\"")),
            List.of("compare", "when"));

    static final Shape SPLIT = new Shape(
            "split",
            List.of(
                    Key.required(
                            "by",
                            Types.someOf(Types.text()),
                            "Columns of the query that never change, by whose values the rows are cut into ranges: one that"
                                    + " is a key of the target is best.",
                            "id"),
                    Key.preset(
                            "parts",
                            Types.integer(2, MOST_PARTS),
                            "How many ranges are read at once at most, each by a connection of its own.",
                            String.valueOf(DEFAULT_PARTS))));

    static final Shape SOURCE = new Shape(
            "source",
            List.of(
                    Key.required(
                            "connection",
                            Types.text(),
                            "The connection to read from, as project.yaml names it.",
                            "oltp"),
                    Key.optional(
                            "query",
                            new QueryType(),
                            "A SELECT without ORDER BY. The engine adds the window and the order around it; where that"
                                    + " would cost an index, write {{window}} inside a WHERE.",
                            "SELECT id, name, updated_at FROM core.customers"),
                    Key.optional(
                            "table",
                            Types.table(),
                            "A table in place of a query: just the columns used are read.",
                            "core.customers"),
                    Key.optional(
                            "split",
                            SPLIT,
                            "Read in ranges at once: for a source that is slow to answer, or a query that computes.",
                            "{ by: id, parts: 8 }"),
                    Key.optional(
                            "deletes",
                            DELETES,
                            "How rows that are gone are found. Without it they stay in the target.",
                            "{ compare: keys }")),
            List.of("query", "table"));

    static final Shape WATERMARK = new Shape(
            "watermark",
            List.of(
                    Key.required(
                            "columns",
                            Types.someOf(Types.text()),
                            "Source columns that mark a row as new, ascending; the last one makes them unique.",
                            "[updated_at, id]"),
                    Key.preset(
                            "clock",
                            Types.clock(),
                            "Whose clock writes the first column, where it has no time zone: the local one as the"
                                    + " source's own settings give it, that of UTC, or that of a zone such as"
                                    + " America/Sao_Paulo.",
                            "local"),
                    Key.preset(
                            "fence",
                            Types.choice("safe", "writers", "none"),
                            "Which open transactions of the source hold the cutoff back: all, those that have written,"
                                    + " or none.",
                            "safe"),
                    Key.preset("lag", Types.duration(LONGEST_LAG), "Stay this far behind the fence.", "0s"),
                    Key.preset(
                            "lookback",
                            Types.duration(LONGEST_LAG),
                            "Also read again what is this far behind the watermark: for sources whose applications write"
                                    + " the time by clocks of their own. Rows read again and unchanged count as unchanged.",
                            "0s"),
                    Key.preset(
                            "on_null",
                            Types.choice("fail", "skip"),
                            "What a NULL in a watermark column does: fail before anything is loaded, or leave the row"
                                    + " out.",
                            "fail")));

    static final Shape HISTORY = new Shape(
            "history",
            List.of(
                    Key.required(
                            "valid_from",
                            Types.text(),
                            "The target column from when on a version is valid: valid_from <= t < valid_to.",
                            "valido_de"),
                    Key.required(
                            "valid_to",
                            Types.text(),
                            "The target column up to when it is: when the next one begins, or the row was deleted.",
                            "valido_ate"),
                    Key.optional(
                            "current",
                            Types.text(),
                            "A target column that tells the version that is valid now: boolean, bit, 0/1, or Y/N by its"
                                    + " type.",
                            "atual"),
                    Key.optional(
                            "open_end",
                            Types.openEnd(),
                            "What valid_to holds for that version: null, which it is without this key, or a date.",
                            "9999-12-31"),
                    Key.optional(
                            "from",
                            Types.text(),
                            "What dates a version: a source column, or run, the entity's cutoff. Without it the first"
                                    + " watermark column.",
                            "updated_at"),
                    Key.preset(
                            "begin",
                            Types.begin(),
                            "From when on a key's first version is valid: from its own date on, or a date such as"
                                    + " 1900-01-01.",
                            HistorySpec.FIRST),
                    Key.optional(
                            "overwrite",
                            Types.list(Types.text()),
                            "Target columns that make no version: all versions of a key have its latest values.",
                            "[email]"),
                    Key.preset(
                            "versions",
                            Types.choice(HistorySpec.CHANGES, HistorySpec.ALL),
                            "changes: a state that equals the version valid at its date makes none. all: every state is"
                                    + " a version, in whichever order states come.",
                            HistorySpec.CHANGES)));

    static final Shape TARGET = new Shape(
            "target",
            List.of(
                    Key.required(
                            "connection", Types.text(), "The connection to write to, as project.yaml names it.", "dw"),
                    Key.required("table", Types.table(), "The target table, with its schema.", "dim.DIM_CLIENTE"),
                    Key.optional(
                            "keys",
                            Types.someOf(Types.text()),
                            "Target columns that identify a row: the MERGE key. Only strategy: append can do without.",
                            "[customer_id]"),
                    Key.preset(
                            "strategy",
                            Types.strategy(),
                            "What becomes of rows. type1: the latest values are kept. type2: their history. append:"
                                    + " rows are only added. replace: the target is made equal to what the query returns.",
                            "type1"),
                    Key.optional(
                            "where",
                            new ConditionType("target.where", Code.REPLACE_WHERE),
                            "Of replace: which rows of the target are replaced, a condition over its columns in the SQL of its"
                                    + " database. The query returns no others. Without it all are.",
                            "\"mes = '2026-11'\""),
                    Key.optional(
                            "history",
                            HISTORY,
                            "How type2 keeps versions.",
                            "{ valid_from: valido_de, valid_to: valido_ate, current: atual }"),
                    Key.preset(
                            "write",
                            Types.choice("merge", "update_insert"),
                            "The statement that writes type1 and replace. The results are equal.",
                            "merge"),
                    Key.optional(
                            "members",
                            new ListType(new MapType(Types.value(), 1), 1, false),
                            "Rows that are always there, whatever the source has, by target column; look-ups use the"
                                    + " first one as the unknown member.",
                            "[{ cliente_sk: -1, nome: Desconhecido }]"),
                    stamp(Stamp.Kind.INFERRED),
                    stamp(Stamp.Kind.LOADED_AT),
                    stamp(Stamp.Kind.INSERTED_AT),
                    stamp(Stamp.Kind.RUN_ID),
                    stamp(Stamp.Kind.DELETED_AT),
                    Key.optional(
                            "on_delete",
                            Types.choice("delete", "mark", "close", "ignore"),
                            "What becomes of a row that is gone: it is deleted, marked by deleted_at, its version is closed"
                                    + " (type2), or it stays. Without it: close for type2, else delete.",
                            "mark"),
                    Key.preset(
                            "max_deletes",
                            Types.deleteLimit(),
                            "More rows gone than this and the entity fails before anything is written: a number, or a"
                                    + " percentage of the live rows of the target. 100 rows are always allowed.",
                            DeleteLimit.DEFAULT.toString())));

    static final Shape TEST = new Shape(
            "a test",
            List.of(
                    Key.required("name", Types.text(), "What the test shows.", "trims and classifies"),
                    Key.required("given", rows(), "Source rows.", "[{ id: 1, name: ' ana ' }]"),
                    Key.required(
                            "expect",
                            rows(),
                            "Target rows; only the columns named here are compared.",
                            "[{ customer_id: 1, nome: Ana }]"),
                    Key.optional(
                            "rejects",
                            Types.list(Types.text()),
                            "For each row that must be rejected, the column that rejects it.",
                            "[uf]")));

    private EntityLanguage() {}

    private static Key stamp(Stamp.Kind kind) {
        return Key.optional(
                kind.key(),
                Types.text(),
                "A target column of the engine's own: " + kind.words() + ".",
                "dw_" + kind.key());
    }

    private static Type rows() {
        return new ListType(new MapType(Types.value(), 0), 0, false);
    }

    /** A mapping of a target column. */
    private static Shape column(Type transforms) {
        return new Shape(
                "a column",
                List.of(
                        Key.optional("from", Types.text(), "The source column.", "name"),
                        Key.optional(
                                "expression",
                                Types.text(),
                                "An expression over source columns, in place of from.",
                                "\"credit_limit >= 10000 ? 'ALTA' : 'PADRAO'\""),
                        Key.optional(
                                "value",
                                Types.setting(),
                                "A constant, in place of from; a date or a time is written without quotes.",
                                "LOJA"),
                        Key.optional(
                                "transform", transforms, "Named transforms, applied in order.", "[trim, 'left(10)']"),
                        Key.optional(
                                "check",
                                Types.text(),
                                "An expression over target columns that must be true.",
                                "\"uf =~ '[A-Z]{2}'\""),
                        Key.optional(
                                "on_error",
                                Types.choice("fail", "reject"),
                                "What a bad value does: fail the entity, or set the row aside in audit.etl_reject."
                                        + " Without it, what the entity's on_error says.",
                                "reject"),
                        Key.optional(
                                "lookup",
                                Types.text(),
                                "The entity in whose target, the dimension, the value is looked up; this entity then"
                                        + " depends on it.",
                                "dim_cliente"),
                        Key.optional(
                                "table",
                                Types.table(),
                                "A dimension that no entity loads, in place of lookup: a table of the target's database.",
                                "dim.DIM_CLIENTE"),
                        Key.optional(
                                "on",
                                new MapType(Types.text(), 1),
                                "Of a look-up: column of the dimension: source column. Together they find one member.",
                                "{ customer_id: customer_id }"),
                        Key.optional(
                                "get",
                                Types.text(),
                                "Of a look-up: the column of the dimension that is taken; without it, the one of this"
                                        + " column's name.",
                                "cliente_sk"),
                        Key.optional(
                                "as_of",
                                Types.text(),
                                "Of a look-up in a dimension with history: the source column that says of when the"
                                        + " version is to be; without it, the current one.",
                                "order_date"),
                        Key.optional(
                                "valid_from",
                                Types.text(),
                                "Of a look-up in a table with history: its column that says from when a version is"
                                        + " valid. An entity says it itself.",
                                "valido_de"),
                        Key.optional(
                                "valid_to",
                                Types.text(),
                                "Of a look-up in a table with history: its column that says until when, exclusively, a"
                                        + " version is valid; NULL: until further notice.",
                                "valido_ate"),
                        Key.optional(
                                "missing",
                                Types.choice("fail", "reject", "null", "unknown", "infer"),
                                "Of a look-up: what is done where there is no member. fail: the entity fails; reject:"
                                        + " the row is set aside; null: NULL; unknown: the dimension's unknown member;"
                                        + " infer: the member is added by its key, and completed when it arrives."
                                        + " Without it, what the entity's on_error says.",
                                "unknown"),
                        Key.optional("description", Types.text(), "What the column means.", "State of residence")),
                List.of("from", "expression", "value", "lookup", "table"));
    }

    /** @param transforms for the JSON Schema; empty: it names none */
    static Shape entity(Collection<TransformDoc> transforms) {
        Type column = new ShortOrLong(Types.text(), column(new TransformsType(transforms)));
        return new Shape(
                "an entity",
                List.of(
                        Key.required(
                                "entity",
                                Types.entityName(),
                                "The entity's name, unique in the project: its row in ctl.etl_control.",
                                "dim_cliente"),
                        Key.optional("description", Types.text(), "What the entity is.", "Customers, one row each"),
                        Key.optional(
                                "tags",
                                Types.list(Types.text()),
                                "Labels to select entities by: the parameter tags.",
                                "[crm, daily]"),
                        Key.optional(
                                "depends_on",
                                Types.list(Types.text()),
                                "Entities that must succeed earlier in the same run.",
                                "[dim_produto]"),
                        Key.required(
                                "source",
                                SOURCE,
                                "Where rows come from.",
                                "{ connection: oltp, table: core.customers }"),
                        Key.optional(
                                "watermark",
                                WATERMARK,
                                "What marks a row as new. Without it the entity is read whole in every run.",
                                "{ columns: [updated_at, id] }"),
                        Key.required(
                                "columns",
                                new ColumnsType(column),
                                "Target column: source column, or a mapping with from, expression, value or lookup. \"*\": same"
                                        + " stands for every source column whose name the target has.",
                                "{ customer_id: id, nome: { from: name, transform: [trim] } }"),
                        Key.required(
                                "target",
                                new TargetType(TARGET),
                                "Where rows go.",
                                "{ connection: dw, table: dim.DIM_CLIENTE, keys: [customer_id] }"),
                        Key.preset(
                                "batch_size",
                                Types.integer(1),
                                "Rows read, counted and handed on together.",
                                String.valueOf(DEFAULT_BATCH_SIZE)),
                        Key.preset(
                                "commit",
                                Types.choice("entity", "batch"),
                                "What one target transaction holds: all batches, or one, so that a huge first load"
                                        + " resumes where it stopped.",
                                "entity"),
                        Key.preset(
                                "on_error",
                                Types.choice("fail", "reject"),
                                "What a bad row does: fail the entity, or set the row aside in audit.etl_reject.",
                                "fail"),
                        Key.preset(
                                "max_rejects",
                                Types.rejectLimit(),
                                "More rejected rows than this and the entity fails: a number, or a percentage such as"
                                        + " 1%.",
                                RejectLimit.DEFAULT.toString()),
                        Key.optional(
                                ExpectLanguage.KEY,
                                new ListType(ExpectLanguage.EXPECTATION, 0, false),
                                "What has to hold of the target after a load, checked in its transaction before it commits.",
                                "[{ rows: '>= 1' }, { unique: [email] }]"),
                        Key.optional(
                                "fresh",
                                Types.duration(LONGEST_LAG),
                                "How old the target may be: status says when it is older.",
                                "26h"),
                        Key.optional(
                                ForEach.KEY,
                                FOR_EACH,
                                "One file, several entities: what stands for ${tenant} in its values. Several lists:"
                                        + " each value with each of the others.",
                                "{ tenant: [sp, rj] }"),
                        Key.optional(
                                "before",
                                Types.list(new HookType()),
                                "Statements in the target's transaction, before the first row is written.",
                                "[\"DELETE FROM mart.sales_of_today\"]"),
                        Key.optional(
                                "after",
                                Types.list(new HookType()),
                                "Statements in the target's transaction, after the last row is written.",
                                "[REFRESH MATERIALIZED VIEW mart.vendas]"),
                        Key.optional(
                                "tests",
                                new ListType(TEST, 0, false),
                                "Examples, run by test and validate, without a database.",
                                "[{ name: copies the id, given: [{ id: 1 }], expect: [{ customer_id: 1 }] }]")));
    }
}
