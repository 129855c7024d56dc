package dev.fluxo.engine.internal.spec;

import static dev.fluxo.engine.internal.spec.Mistake.ofMeaning;
import static dev.fluxo.engine.internal.spec.Mistake.ofShape;

import java.util.List;

/** Mistakes in entity files: the reader reports each, and the JSON Schema refuses those that it can see. */
final class EntityMistakes {
    private static final String END = "target:";
    private static final String TABLE = "table: core.customers";
    private static final String NOME = "{ from: name, transform: [trim] }";
    private static final String EMPTY_TEST = "tests: [{ name: t, given: [], expect: [] }]\n";

    static final List<Mistake> ALL = List.of(
            ofShape(
                    "watermark:",
                    "watermrak:",
                    "c.yaml:3:1 FLX-1003 unknown key 'watermrak' (did you mean 'watermark'?)"),
            ofShape(
                    "columns: [updated_at, id]",
                    "columns: [id], lagg: 1s",
                    "c.yaml:3:29 FLX-1003 unknown key 'lagg' (did you mean 'lag'?)"),
            ofShape(
                    "transform: [trim]",
                    "zzz: 1",
                    "c.yaml:6:23 FLX-1003 unknown key 'zzz' (known: as_of, check, description, expression, from, get, lookup,"
                            + " missing, on, on_error, table, transform, valid_from, valid_to, value)"),
            ofShape(
                    ", keys: [customer_id]",
                    "",
                    "c.yaml:8:1 FLX-1004 target has no key 'keys' (Target columns that identify a row: the MERGE key.)"),
            ofShape(
                    "watermark: { columns: [updated_at, id] }",
                    "watermark:",
                    "c.yaml:3:1 FLX-1005 key 'watermark' has no value (write one, indent what belongs to it, or leave"
                            + " the key out)"),
            ofShape(
                    "{ connection: dw, table: dim.CUSTOMER, keys: [customer_id] }",
                    "",
                    "c.yaml:8:1 FLX-1004 key 'target' has no value (write one, indent what belongs to it)"),
            ofShape(
                    "entity: customers",
                    "entity: Customers",
                    "c.yaml:1:9 FLX-1006 entity: 'Customers' is not a name of small letters, digits and _ that begins"
                            + " with a letter"),
            ofShape(
                    "entity: customers",
                    "entity: 12",
                    "c.yaml:1:9 FLX-1005 entity needs text, but this is a number ('12')"),
            ofShape(
                    "{ columns: [updated_at, id] }",
                    "updated_at",
                    "c.yaml:3:12 FLX-1005 watermark needs keys and values, but this is text (known keys: columns,"
                            + " clock, fence, lag, lookback, on_null)"),
            ofShape("[updated_at, id]", "[]", "c.yaml:3:23 FLX-1006 columns is empty (name at least one)"),
            ofShape(
                    "[updated_at, id]",
                    "[[updated_at], id]",
                    "c.yaml:3:24 FLX-1005 columns needs text, but this is a list"),
            ofShape("[updated_at, id]", "[~]", "c.yaml:3:24 FLX-1005 columns needs text, but this is nothing"),
            ofShape(
                    "[updated_at, id]",
                    "{a: b}",
                    "c.yaml:3:14 FLX-1005 columns needs a list, but this is keys and values (write [a, b])"),
            ofShape(
                    END,
                    "batch_size: 0\ntarget:",
                    "c.yaml:8:13 FLX-1006 batch_size: 0 is not between 1 and 2147483647"),
            ofShape(
                    END,
                    "batch_size: -5\ntarget:",
                    "c.yaml:8:13 FLX-1006 batch_size: -5 is not between 1 and 2147483647"),
            ofShape(
                    END,
                    "batch_size: 1_000\ntarget:",
                    "c.yaml:8:13 FLX-1005 batch_size needs a whole number, but this is text ('1_000') (digits, without"
                            + " quotes, separators and leading zeros)"),
            ofShape(
                    END,
                    "batch_size: '10'\ntarget:",
                    "c.yaml:8:13 FLX-1005 batch_size needs a whole number, but this is text ('10') (digits, without"
                            + " quotes, separators and leading zeros)"),
            ofShape(
                    END,
                    "commit: entty\ntarget:",
                    "c.yaml:8:9 FLX-1006 commit: 'entty' is not one of entity, batch (did you mean 'entity'?)"),
            ofShape(
                    END,
                    "on_error: true\ntarget:",
                    "c.yaml:8:11 FLX-1005 on_error needs one of fail, reject, but this is true or false ('true')"),
            ofShape(
                    END,
                    "max_rejects: -1\ntarget:",
                    "c.yaml:8:14 FLX-1006 max_rejects: '-1' is neither a number of rows nor a percentage (write a number"
                            + " of rows such as 100, or a percentage such as 1%)"),
            ofShape(
                    END,
                    "max_rejects: 1.5\ntarget:",
                    "c.yaml:8:14 FLX-1005 max_rejects needs a number of rows or a percentage, but this is a number"
                            + " ('1.5') (write a number of rows such as 100, or a percentage such as 1%)"),
            ofShape(
                    "[updated_at, id] }",
                    "[id], lag: 30 }",
                    "c.yaml:3:34 FLX-1005 lag needs a duration, but this is a number ('30') (write a number and ms, s, m,"
                            + " h or d, such as 30s)"),
            ofShape(
                    "[updated_at, id] }",
                    "[id], lag: -5s }",
                    "c.yaml:3:34 FLX-1006 lag: '-5s' is no duration (write a number and ms, s, m, h or d, such as 30s)"),
            ofShape(
                    "target: {",
                    "destination: {",
                    "c.yaml:1:1 FLX-1004 an entity has no key 'target' (Where rows go.)",
                    "c.yaml:8:1 FLX-1003 unknown key 'destination' (here it is called 'target')"),
            ofShape(
                    "keys: [customer_id]",
                    "primaryKey: [customer_id]",
                    "c.yaml:8:1 FLX-1004 target has no key 'keys' (Target columns that identify a row: the MERGE key.)",
                    "c.yaml:8:48 FLX-1003 unknown key 'primaryKey' (here it is called 'keys')"),
            ofShape(
                    END,
                    "cursor-field: updated_at\ntarget:",
                    "c.yaml:8:1 FLX-1003 unknown key 'cursor-field' (it stands at watermark.columns)"),
            ofShape(
                    END,
                    "schedule: daily\ntarget:",
                    "c.yaml:8:1 FLX-1003 unknown key 'schedule' (Fluxo has no scheduler: let cron, CI or an orchestrator"
                            + " start 'run')"),
            ofShape(
                    "keys: [customer_id]",
                    "keys: [customer_id], strategy: type3",
                    "c.yaml:8:79 FLX-1006 strategy: 'type3' is not one of type1, type2, append, replace (type1 keeps the latest"
                            + " values, type2 their history, append only adds rows, replace makes the target equal to the query)"),
            ofMeaning(
                    "[updated_at, id] }",
                    "[id], lag: 9999d }",
                    "c.yaml:3:34 FLX-1006 lag: '9999d' is longer than 366d"),
            ofMeaning(
                    TABLE,
                    "table: a.b.c",
                    "c.yaml:2:36 FLX-1006 table: 'a.b.c' is not a table name: write table or schema.table"),
            ofShape(
                    TABLE,
                    "table: core.customers, query: SELECT 1",
                    "c.yaml:2:52 FLX-1006 source has both query and table (keep one of them)"),
            ofShape(", " + TABLE, "", "c.yaml:2:1 FLX-1004 source has neither query nor table (write one of them)"),
            ofShape(
                    TABLE,
                    "query: 5",
                    "c.yaml:2:36 FLX-1005 query needs a SELECT, but this is a number (write it below 'query: |',"
                            + " indented)"),
            ofShape(
                    TABLE,
                    "query: ''",
                    "c.yaml:2:36 FLX-1021 the query is empty (write a SELECT, or table: in place of query:)"),
            ofShape(
                    "customer_id: id",
                    "customer_id: [id]",
                    "c.yaml:5:16 FLX-1005 'customer_id' needs text, but this is a list"),
            ofShape(
                    "customer_id: id",
                    "customer_id:",
                    "c.yaml:5:15 FLX-1005 'customer_id' needs text, but this is nothing"),
            ofShape(
                    NOME,
                    "{ transform: [trim] }",
                    "c.yaml:6:3 FLX-1004 a column has neither from, expression, value, lookup, table (write one of them)"),
            ofShape(
                    NOME,
                    "{ from: name, expression: name }",
                    "c.yaml:6:23 FLX-1006 a column has both from and expression (keep one of them)"),
            ofShape(
                    "[trim]",
                    "[pad_left(5,0), trim]",
                    "c.yaml:6:35 FLX-1006 'pad_left(5, 0)' is cut at its comma: inside [ ] a comma begins the next item"
                            + " (write quotes around it: 'pad_left(5, 0)')"),
            ofShape(
                    "[trim]",
                    "[~, 5]",
                    "c.yaml:6:35 FLX-1005 transform needs a name, a call or a mapping, but this is nothing (write trim,"
                            + " left(10) or { left: 10 })",
                    "c.yaml:6:38 FLX-1005 transform needs a name, a call or a mapping, but this is a number (write"
                            + " trim, left(10) or { left: 10 })"),
            ofMeaning(
                    "  updated_at: updated_at",
                    "  NOME: name",
                    "c.yaml:7:3 FLX-1019 target column 'NOME' is mapped twice (it stands above as 'nome')"),
            ofMeaning(
                    "keys: [customer_id]",
                    "keys: customer",
                    "c.yaml:8:54 FLX-1020 key 'customer' is not among the columns (did you mean 'customer_id'?)"),
            ofMeaning(
                    "keys: [customer_id]",
                    "keys: [customer_id, CUSTOMER_ID]",
                    "c.yaml:8:68 FLX-1006 key 'CUSTOMER_ID' stands twice (keep one)"),
            ofMeaning(
                    "keys: [customer_id]",
                    "keys: [customer_id], loaded_at: Nome",
                    "c.yaml:8:80 FLX-1019 'Nome' is loaded_at and mapped in columns (leave it out of columns: the engine"
                            + " sets it)"),
            ofShape(
                    "  customer_id: id",
                    "  customer_id: { from: id, value: 1 }",
                    "c.yaml:5:28 FLX-1006 a column has both from and value (keep one of them)"),
            ofShape(
                    "  customer_id: id",
                    "  customer_id: id\n  \"*\": all",
                    "c.yaml:6:8 FLX-1006 \"*\" can only be same (write \"*\": same, for every source column whose name the"
                            + " target has)"),
            ofShape(
                    "entity: customers",
                    "before: [[a]]\nentity: customers",
                    "c.yaml:1:10 FLX-1005 'before' needs a SQL statement, but this is a list (write it in quotes)"),
            ofMeaning(
                    "entity: customers",
                    "after: [SELECT 1, COMMIT]\nentity: customers",
                    "c.yaml:1:19 FLX-1033 a statement of after: it would end the transaction that the rows are written in"
                            + " (write one whole statement for each item of the list; the engine begins and ends the"
                            + " transaction)"),
            ofMeaning(
                    "keys: [customer_id]",
                    "keys: [customer_id], inserted_at: Nome",
                    "c.yaml:8:82 FLX-1019 'Nome' is inserted_at and mapped in columns (leave it out of columns: the engine"
                            + " sets it)"),
            ofMeaning(
                    "keys: [customer_id]",
                    "keys: [customer_id], loaded_at: dw_at, run_id: DW_AT",
                    "c.yaml:8:95 FLX-1019 'DW_AT' is both loaded_at and run_id (name another column for one of them, or leave it"
                            + " out)"),
            ofMeaning(
                    "[updated_at, id]",
                    "[id, ID]",
                    "c.yaml:3:28 FLX-1006 watermark column 'ID' stands twice (keep one)"),
            ofMeaning(
                    "connection: dw",
                    "connection: wd",
                    "c.yaml:8:23 FLX-1016 profile 'test' has no connection 'wd' (known: dw, oltp)"),
            ofMeaning(
                    END,
                    "depends_on: [custmers]\ntarget:",
                    "c.yaml:8:14 FLX-1014 no entity is called 'custmers' (did you mean 'customers'?)"),
            ofMeaning(
                    END,
                    EMPTY_TEST.replace("expect: []", "expect: [{ nme: x }]") + END,
                    "c.yaml:8:42 FLX-2002 the test names 'nme', which is not among the columns (did you mean 'nome'?)"),
            ofShape(
                    END,
                    EMPTY_TEST.replace("given: []", "given: [1]") + END,
                    "c.yaml:8:28 FLX-1005 given needs keys and values, but this is a number (write name: value, one per"
                            + " line)"),
            ofShape(
                    END,
                    EMPTY_TEST.replace("given: []", "given: [{ a: [1] }]") + END,
                    "c.yaml:8:33 FLX-1005 'a' needs a single value, but this is a list"),
            ofShape(
                    END,
                    "tests: { name: t }\ntarget:",
                    "c.yaml:8:1 FLX-1005 tests needs a list, but this is keys and values (begin each item with '- ')"),
            ofMeaning(
                    "connection: oltp",
                    "connection: \"${env:NOWHERE}\"",
                    "c.yaml:2:23 FLX-1018 environment variable 'NOWHERE' is not defined (set it where the command is"
                            + " started: NOWHERE=…)"));

    private EntityMistakes() {}
}
