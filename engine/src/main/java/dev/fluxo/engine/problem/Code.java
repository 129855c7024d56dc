package dev.fluxo.engine.problem;

/**
 * The stable codes of all problems. A code never changes its meaning and is never used again for another one.
 * 1xxx specs and command line, of them 110x to 112x transforms and expressions, 2xxx catalog, 3xxx connections, 4xxx rows, 5xxx runs.
 */
public enum Code {
    SPEC_SYNTAX(
            1001,
            Kind.USER,
            "not valid YAML",
            "Correct the YAML at the place that is named; an editor with YAML support shows it while you type."),
    SPEC_DUPLICATE_KEY(1002, Kind.USER, "a key is written twice", "Keep one of the two."),
    SPEC_UNKNOWN_KEY(
            1003,
            Kind.USER,
            "unknown key",
            Advice.of(
                    "Correct the name; the nearest known one is in the hint. ",
                    Action.SCHEMA,
                    " lets the editor complete keys.")),
    SPEC_MISSING_KEY(1004, Kind.USER, "a required key is missing", "Add the key."),
    SPEC_WRONG_TYPE(
            1005,
            Kind.USER,
            "a value of the wrong type",
            "Write what the message asks for: a text, a number, a list or keys with values."),
    SPEC_BAD_VALUE(1006, Kind.USER, "a value that is not allowed", "Choose one of the allowed values."),
    SPEC_UNSUPPORTED_YAML(
            1007,
            Kind.USER,
            "YAML that specs do not use: anchors, aliases, tags, several documents",
            "Write the value out where it is used."),
    SPEC_TOO_LARGE(
            1008,
            Kind.USER,
            "a spec file is too large",
            "A spec has a few kilobytes: split it, or move data out of it."),
    SPEC_NOT_UTF8(1009, Kind.USER, "a spec file is not UTF-8", "Save the file as UTF-8 in the editor."),
    SPEC_NO_FOLDER(
            1010,
            Kind.USER,
            "the pipelines folder does not exist",
            Advice.of(Action.CREATE, " begins a project; or name another folder by ", Option.of("pipelines"), ".")),
    SPEC_EMPTY_FOLDER(
            1011,
            Kind.USER,
            "the pipelines folder holds no entity",
            Advice.of("Add a file for an entity; ", Action.NEW.with("table", "…"), " drafts one.")),
    SPEC_NO_PROJECT(
            1012,
            Kind.USER,
            "project.yaml is missing",
            Advice.of(
                    Action.CREATE,
                    " writes one; or write it with `version: 1` and the profiles with their connections.")),
    SPEC_DUPLICATE_ENTITY(
            1013,
            Kind.USER,
            "two entities have one name",
            "Rename one: the name is the entity's row in `ctl.etl_control`."),
    SPEC_UNKNOWN_DEPENDENCY(
            1014, Kind.USER, "a dependency names no entity", "Correct the name in `depends_on`, or add the entity."),
    SPEC_DEPENDENCY_CYCLE(
            1015,
            Kind.USER,
            "entities depend on each other in a circle",
            "Remove one of the dependencies that are named."),
    SPEC_UNKNOWN_CONNECTION(
            1016,
            Kind.USER,
            "a connection is not defined in the profile",
            "Add the connection to every profile, or correct its name."),
    SPEC_UNKNOWN_PROFILE(
            1017,
            Kind.USER,
            "a profile is not defined",
            Advice.of("Choose one of the profiles that are listed, by ", Option.of("profile"), " or `profile:`.")),
    SPEC_UNDEFINED_VARIABLE(
            1018,
            Kind.USER,
            "a ${…} look-up is not defined",
            "Set the environment variable or system property, or choose another profile."),
    SPEC_DUPLICATE_COLUMN(1019, Kind.USER, "a target column is mapped twice", "Map each target column once."),
    SPEC_KEY_NOT_MAPPED(
            1020,
            Kind.USER,
            "a key is not among the mapped columns",
            "Add the key column to `columns`, or correct `keys`."),
    SPEC_BAD_QUERY(
            1021,
            Kind.USER,
            "a source query that the engine cannot wrap",
            "Write one SELECT, with quotes, comments and parentheses closed."),
    SPEC_UNKNOWN_ENTITY(
            1022,
            Kind.USER,
            "no entity has this name or tag",
            Advice.of(
                    "Correct ",
                    Option.of("entities"),
                    " or ",
                    Option.of("tags"),
                    "; the nearest name is in the hint.")),
    SPEC_UNREADABLE(
            1023,
            Kind.USER,
            "a file cannot be read or written",
            "Check that the file exists, that it may be read or written, and that it is not a link out of the folder."),
    SPEC_NO_FENCE(
            1024,
            Kind.USER,
            "a watermark without a time or version column",
            "Begin the watermark with the column that the source sets at every change, or accept that late rows can be missed."),
    SPEC_BAD_OPTION(
            1025,
            Kind.USER,
            "a parameter of a command has a wrong value, or none",
            "Correct it where it was given: on the command line, in the environment, or in a file such as the POM."),
    SPEC_UNKNOWN_SERVER(
            1026,
            Kind.USER,
            "nobody knows the login of a server_id",
            "Add the server to `~/.m2/settings.xml` (for `fluxo`: to the environment), or correct `server_id`."),
    SPEC_UNDECRYPTED(
            1027,
            Kind.USER,
            "a password of settings.xml cannot be decrypted",
            "See that `settings-security.xml` is there, and encrypt the password again with `mvn --encrypt-password`."),
    SPEC_MANY_PROBLEMS(
            1028, Kind.USER, "more problems in a file than are listed", "Solve the problems that are listed first."),
    SPEC_HISTORY_MISSING(
            1040,
            Kind.USER,
            "type2 without a history",
            "Write `history: { valid_from: …, valid_to: … }` below `target`, with the target's columns."),
    SPEC_HISTORY_UNUSED(
            1041,
            Kind.USER,
            "a history of a strategy that keeps none",
            "Write `strategy: type2`, or leave `history` out."),
    SPEC_HISTORY_COLUMN(
            1042,
            Kind.USER,
            "a column of the history has two meanings",
            "Name a column of its own for `valid_from`, `valid_to` and `current`, and map none of them."),
    SPEC_HISTORY_FROM(
            1043,
            Kind.USER,
            "nothing that can date versions, or nothing in whose order states arrive",
            "Write `from: run`, or the first watermark column; `versions: all` takes any column."),
    SPEC_HISTORY_OVERWRITE(
            1044,
            Kind.USER,
            "overwrite names a key, or a column that is not mapped",
            "Name columns of the target that are mapped and no keys."),
    SPEC_HISTORY_BEGIN(
            1045,
            Kind.USER,
            "first versions that begin with one date cannot be exact",
            "Leave `begin` out, or write `versions: changes` over a source that gives each state of a key its own date."),
    SPEC_HISTORY_LATE(
            1046,
            Kind.USER,
            "states may come late, and with `versions: changes` their history is not exact then",
            "Write `versions: all` where the source keeps each state; else expect versions that begin too early or end too late."),
    SPEC_HISTORY_EACH(
            1047,
            Kind.USER,
            "a column that differs in every state makes a version of each",
            "Name the column in `overwrite`, or leave it out: `valid_from` has the date."),
    SPEC_DELETES_KEY(
            1050,
            Kind.USER,
            "deletes of rows that cannot be told apart",
            "Name the keys, and take them from source columns as they are or by transforms; or find deletes by `when`."),
    SPEC_ON_DELETE(
            1051,
            Kind.USER,
            "on_delete, deleted_at or max_deletes does not go with the rest",
            "Say how deletes are found (`source.deletes`), and name `deleted_at` where rows are marked."),
    SPEC_DELETES_SHARED(
            1052,
            Kind.USER,
            "a comparison of keys would delete the rows of another entity",
            "Give each entity a table of its own, or find deletes by `when`."),
    LOOKUP_KEYS(
            1060,
            Kind.USER,
            "keys of a column that do not go together",
            "A column that is looked up has `lookup` (or `table`), `on`, `get`, `as_of` and `missing`; what its source columns need is done in the query."),
    LOOKUP_IN_ITSELF(
            1061,
            Kind.USER,
            "an entity looks up members of its own target",
            "Fill the column by an entity of its own, which writes the same table after this one."),
    LOOKUP_OTHER_DATABASE(
            1062,
            Kind.USER,
            "a look-up in another database than the target's",
            "Members are found by joins in the target's database: load the dimension there, or look it up in the source query."),
    LOOKUP_NO_HISTORY(
            1063,
            Kind.USER,
            "a look-up as of a date, in a dimension without history",
            "Leave `as_of` out, or load the dimension with `strategy: type2`; of a table, name `valid_from` and `valid_to`."),
    LOOKUP_NO_UNKNOWN(
            1064,
            Kind.USER,
            "a look-up wants the unknown member of a dimension that has none",
            "Add it to the dimension's entity: `target.members: [ { …_sk: -1, … } ]`."),
    LOOKUP_UNTESTABLE(
            1065,
            Kind.USER,
            "a test names a column that is looked up",
            "Leave the column out of the test: without a database nobody knows its value."),
    LOOKUP_LEAVES_NULL(
            1066,
            Kind.USER,
            "a look-up would leave NULL where there must be a value",
            "Write `missing: fail`, `reject` or `unknown`; or let the column take NULL, and take it out of `target.keys`."),
    MEMBER_COLUMNS(
            1067,
            Kind.USER,
            "a member does not suit its dimension",
            "Give each of `target.members` a value for all keys or for the surrogate key, and each its own."),
    SPEC_ORDER_IGNORED(
            1070,
            Kind.USER,
            "a source query has an ORDER BY that is left out",
            "Remove it: rows are read in the order of the watermark."),
    SPEC_LIMITED_QUERY(
            1071,
            Kind.USER,
            "a source query with a watermark returns only so many rows",
            "Leave LIMIT, TOP, OFFSET or FETCH out, or the watermark: then the query is read whole in every run."),
    APPEND_WATERMARK(
            1031,
            Kind.USER,
            "append without a watermark",
            "Write a watermark, so that a run reads only what is new; or another strategy, which knows rows by their keys."),
    APPEND_AGAIN(
            1032,
            Kind.USER,
            "append without keys where rows would be added again",
            "Name the keys of the target: a row that is there is not added then. Else nothing may read a row twice."),
    REPLACE_WATERMARK(
            1072,
            Kind.USER,
            "replace with a watermark",
            "Leave the watermark out, so that every run reads all rows; or choose a strategy that keeps what is not read."),
    REPLACE_IN_PARTS(
            1073,
            Kind.USER,
            "replace that would commit in parts",
            "Write `commit: entity`: a target that is replaced is as it was before, or as it is to be."),
    REPLACE_REJECTS(
            1074,
            Kind.USER,
            "replace that would set rows aside",
            "Write `on_error: fail` and `missing: fail`: a row that is set aside would be deleted from the target."),
    REPLACE_WHERE(
            1075,
            Kind.USER,
            "what a target replaces is no condition",
            "Write one condition over the target's columns, without WHERE, semicolons and question marks, and with `strategy: replace`."),
    REPLACE_SHARED(
            1076,
            Kind.USER,
            "replace would delete the rows of another entity",
            "Say by `target.where` which rows are its own, or give each entity a table of its own."),
    HOOK_BAD(
            1033,
            Kind.USER,
            "a statement of before or after is not one",
            "Write one whole statement for each item of the list; the engine begins and ends the transaction."),
    HISTORY_SHARED(
            1035,
            Kind.USER,
            "two entities write the history of one table",
            "Give each a table of its own; or tell their rows apart by a key that is another constant in each."),
    CONSTANT_MISFIT(
            1030,
            Kind.USER,
            "a constant does not fit its column",
            "Write another value, or transform it. A date, a time and a number stand without quotes, a text may stand in quotes."),

    FOR_EACH_NAME(
            1080,
            Kind.USER,
            "for_each gives two entities one name, or too many entities",
            "Write each of its variables into the entity's name: `entity: cliente_${tenant}`."),
    FOR_EACH_VALUE(
            1081,
            Kind.USER,
            "a value of for_each cannot stand in the entity's name",
            "Write it in small letters, digits and `_`; for what is no name, such as a store's number with blanks, use a column of the source."),
    FOR_EACH_PLACE(
            1082,
            Kind.USER,
            "a variable of for_each stands where it is not replaced",
            "Name it in `query`, `table`, `connection` or a column's `value:`; an expression and a `from:` are the same for all entities of the file."),
    EXPECT_SQL(
            1083,
            Kind.USER,
            "SQL of an expectation that is no single SELECT, or no condition",
            "Write one SELECT of one value under `sql:`, and under `where:` a condition without the word WHERE."),
    EXPECT_OF_BATCHES(
            1084,
            Kind.USER,
            "an expectation of an entity that commits each batch",
            "Write `commit: entity` where all of a run is to be rolled back, or `severity: warn`."),
    NEVER_FRESH(
            1085,
            Kind.USER,
            "a target that could never be as fresh as its spec asks for",
            "Write under `fresh` the time between two runs, the lag, and some more."),
    SPLIT_CONNECTIONS(
            1086,
            Kind.USER,
            "split asks for more connections than there are",
            "Raise `pool: { size: … }` of the source's connection to the parts and two more, or write fewer parts."),
    OBSERVE_UNKNOWN(
            1130,
            Kind.USER,
            "nobody on the class path listens by this section of observe",
            Advice.of("Correct the name, or ", new Advice.Library("the module"), ": `docs/observe.md`.")),
    OBSERVE_NO_ENDPOINT(
            1131,
            Kind.USER,
            "nothing says where metrics are sent",
            "Write `endpoint` below `otlp`, or set `OTEL_EXPORTER_OTLP_ENDPOINT`."),
    TRANSFORM_UNKNOWN(
            1101,
            Kind.USER,
            "unknown transform",
            "Correct the name; all transforms are in [transforms.md](transforms.md)."),
    TRANSFORM_ARGUMENTS(
            1102,
            Kind.USER,
            "a transform has wrong arguments",
            "Correct the arguments; each transform's are in [transforms.md](transforms.md)."),
    EXPRESSION_SYNTAX(
            1103,
            Kind.USER,
            "an expression does not parse",
            "Correct the expression at the character that is named, or compute the value in the source query."),
    EXPRESSION_UNKNOWN_NAME(
            1104,
            Kind.USER,
            "an expression names an unknown column",
            "Use a source column in `expression`, a target column in `check`; names with signs stand in backquotes."),
    EXPRESSION_FORBIDDEN(
            1105,
            Kind.USER,
            "an expression uses what is not allowed",
            "Use the functions of [transforms.md](transforms.md) alone: expressions do not call methods, assign or loop."),
    TEST_FAILED(1106, Kind.USER, "a test of a spec fails", "Correct the spec, or what its test expects."),
    SECRET_FILE(
            1107,
            Kind.USER,
            "a file of a secret cannot be used",
            "Put the secret, as one line, into a file below `/run/secrets`, or name its folder in the environment: `ETL_SECRETS`."),
    TOO_MANY_TABLES(
            1108,
            Kind.USER,
            "more tables are meant than are drafted at once",
            Advice.of("Name fewer, or allow more by ", Option.of("limit"), ".")),
    SPEC_IS_THERE(
            1109,
            Kind.USER,
            "a spec is there already",
            Advice.of("Rename it, name another target, or replace it with ", Option.of("force"), ".")),

    TARGET_TABLE_MISSING(
            2001,
            Kind.USER,
            "the target table does not exist",
            Advice.of(
                    "Create the table (",
                    Action.DDL,
                    " prints its DDL), correct `target.table`, or grant the login SELECT on it: without a grant it looks as if it were not there.")),
    TARGET_COLUMN_MISSING(
            2002,
            Kind.USER,
            "a target column does not exist",
            "Correct the column's name, or add the column to the target."),
    SOURCE_COLUMN_MISSING(
            2003, Kind.USER, "a source column does not exist", "Correct the column's name, or select it in the query."),
    COLUMN_NOT_WRITABLE(
            2004,
            Kind.USER,
            "an identity, computed or rowversion column is mapped",
            "Leave the column out: the database fills it."),
    COLUMN_TYPE(
            2005,
            Kind.USER,
            "a column's values cannot fit the target's type",
            "Convert the value with a transform or in the query, or change the target's column."),
    COLUMN_REQUIRED(
            2006,
            Kind.USER,
            "a target column without a default is not mapped",
            "Map the column, give it a default, or let it take NULL."),
    QUERY_FAILS(
            2007,
            Kind.USER,
            "the source query does not run",
            "Run the query in a client of the database, and correct it."),
    KEY_NOT_UNIQUE(
            2008,
            Kind.USER,
            "the keys have no unique index in the target",
            "Create a primary key or a unique index on the keys in the target."),
    WATERMARK_TYPE(
            2009,
            Kind.USER,
            "a watermark column has an unsuitable type",
            "Choose a time, a date, a whole number, a decimal or a text as watermark column."),
    HOOK_COMMITS(
            2021,
            Kind.USER,
            "a statement of before or after would commit what was written before it",
            "Use statements that change rows, such as DELETE in place of TRUNCATE; or do it beside the run."),
    STAR_EMPTY(
            2020,
            Kind.USER,
            "\"*\" in the columns stands for no column",
            Advice.of(
                    "Leave it out, or name the columns of the query as the target does. What it stands for is shown by ",
                    Action.PLAN,
                    ".")),
    DIMENSION_MISSING(
            2053,
            Kind.USER,
            "a dimension that is looked up in does not exist",
            "Create the table in the target's database, or correct its name; the login must be able to see it."),
    DIMENSION_COLUMN_MISSING(
            2054,
            Kind.USER,
            "a dimension lacks a column that a look-up names",
            "Correct the name in `on`, `get`, `valid_from`, `valid_to`, `members` or `inferred`."),
    LOOKUP_TYPE(
            2055,
            Kind.USER,
            "the types of a look-up do not fit",
            "Convert the source's value in its query; give the column the type that the dimension's has."),
    DIMENSION_NOT_UNIQUE(
            2056,
            Kind.USER,
            "nothing vouches that a look-up finds one member alone",
            "Create a unique index on the dimension's columns by which it is looked up."),
    DIMENSION_NOT_INDEXED(
            2057,
            Kind.USER,
            "no index finds the members of a look-up",
            "Create a unique index on the dimension's columns by which it is looked up."),
    MEMBER_MISFIT(
            2058,
            Kind.USER,
            "a member does not fit its table",
            "Correct `target.members`: the names of its columns, and values of their types."),
    INFER_IMPOSSIBLE(
            2059,
            Kind.USER,
            "a dimension takes no members that have only a key",
            "Let its other columns take NULL or give them a default, look up by all of its keys, or write another `missing`."),
    ROWS_HIDDEN(
            2080,
            Kind.USER,
            "row level security hides rows of the source",
            "Nothing, if the login is meant to see its part alone. Else let it read all rows (PostgreSQL: `ALTER ROLE … BYPASSRLS`), or read a view whose owner may."),
    TARGET_NOT_WRITABLE(
            2050,
            Kind.USER,
            "the target takes no rows",
            "Write to the table behind the view, or give the view INSTEAD OF triggers; let the wrapper of a foreign table write; write to the tables of a materialized view, and refresh it."),
    WRITE_CHOSEN(
            2051,
            Kind.USER,
            "the target takes no MERGE, and is written by other statements",
            "Nothing is wrong. `write: update_insert` in the spec says that it is meant so."),
    TOO_MANY_COLUMNS(
            2052,
            Kind.USER,
            "the staging table would have too many columns",
            "Map fewer columns, or divide the target into two tables with one key."),
    NAME_AMBIGUOUS(
            2010,
            Kind.USER,
            "a name matches more than one table or column",
            "Write the name with the exact capital letters, in double quotes."),
    SOURCE_TABLE_MISSING(
            2011,
            Kind.USER,
            "the source table does not exist",
            "Correct the schema or the name in `source.table`, or grant the login SELECT on it."),
    COLUMN_NARROWER(
            2012,
            Kind.USER,
            "a target column holds less than its source column",
            "Widen the target's column, shorten or round the value with a transform, or write `on_error: reject`."),
    COLUMN_MAY_BE_NULL(
            2013,
            Kind.USER,
            "a column that must have a value may get a NULL",
            "Add `null_to`, leave such rows out in the query, or write `on_error: reject`."),
    WATERMARK_NOT_INDEXED(
            2014,
            Kind.USER,
            "no index begins with the watermark",
            "Create an index on the watermark columns in the source: without one each run scans and sorts the table."),
    CATALOG_DRIFT(
            2015,
            Kind.EXTERNAL,
            "a table is no longer as catalog.lock.yaml has it",
            Advice.of("Look whether the specs still fit, run ", Action.SNAPSHOT, ", and commit the file.")),
    CATALOG_UNKNOWN(
            2016,
            Kind.USER,
            "catalog.lock.yaml does not know what an entity reads or writes",
            Advice.of("Run ", Action.SNAPSHOT, " where the databases can be reached, and commit the file.")),
    LOOKBACK_WITHOUT_TIME(
            2035,
            Kind.USER,
            "lookback for a watermark that does not begin with a time",
            "Begin the watermark with the time that the source sets at every change, or leave `lookback` out."),
    HISTORY_COLUMN_TYPE(
            2030,
            Kind.USER,
            "a column of the history cannot hold what it is to",
            "Give `valid_from` and `valid_to` the type of what dates the versions, with as many digits of a second; make `current` a boolean, a number or a text."),
    HISTORY_NOT_UNIQUE(
            2031,
            Kind.USER,
            "a target of type2 without a unique index on its keys and valid_from",
            "Create one, and drop those on the keys alone: a key has several versions."),
    QUERY_COLUMN_TWICE(
            2070,
            Kind.USER,
            "a source query returns two columns of one name",
            "Name the columns one by one in place of a `*`, and give one of the two another name by `AS`."),
    ORDER_BY_FOREIGN_KEY(
            2071,
            Kind.USER,
            "a foreign key of the target refers to the target of an entity that need not be loaded before",
            "Add that entity to `depends_on`: else rows may come before those that they refer to."),
    EXPRESSION_TYPE(
            2072,
            Kind.USER,
            "an expression fails on every row, by the types of its columns",
            "Convert or compare as the hint says; functions are in [transforms.md](transforms.md)."),
    READS_ANOTHER_TARGET(
            2073,
            Kind.USER,
            "an entity reads what another one writes, and does not wait for it",
            "Add that entity to `depends_on`: else rows of this run are read by the next one only."),

    EXPECTATION_REFUSED(
            2060,
            Kind.USER,
            "the database refuses an expectation",
            "Correct the names or the SQL of the expectation; run its SELECT in a client of the database."),
    PART_NOT_MAPPED(
            2061,
            Kind.USER,
            "what a target replaces names a column that is not mapped",
            "Map the column, or leave it out of `target.where`: of a row that is read nobody could say whether it belongs there."),
    PART_REFUSED(
            2062,
            Kind.USER,
            "the database refuses what a target replaces",
            "Correct the names or the SQL of `target.where`; try it behind a SELECT in a client of the database."),
    SPLIT_COLUMN(
            2095,
            Kind.USER,
            "split is by a column whose values cannot be cut into ranges",
            "Split by a whole number, a decimal, a date, a time, a UUID or a text that never changes, such as the table's key."),
    SPLIT_WATERMARK(
            2096,
            Kind.USER,
            "split with a watermark whose order only the database knows",
            "Write a watermark of times, dates and numbers, or leave `split` out."),
    DDL_TYPE_CHOSEN(
            2090,
            Kind.USER,
            "nothing tells how wide a new column has to be",
            "Choose a type for the column in the statement before you run it, if the widest is not what you want."),
    DDL_NOT_ALTERED(
            2091,
            Kind.USER,
            "a column of the target is left as it is, though it does not hold what arrives",
            "Change the column by hand, or convert the value with a transform: no statement that would lose something is made."),
    DDL_REFUSED(
            2092,
            Kind.EXTERNAL,
            "the database refuses a statement that makes or alters a target",
            Advice.of(
                    "Look at what it says; without ",
                    Option.of("apply"),
                    " the statements are printed, for somebody who may run them.")),

    CONNECT_FAILED(
            3001,
            Kind.EXTERNAL,
            "a database cannot be reached",
            "See that the server runs, and that host and port are right and reachable from here."),
    LOGIN_FAILED(
            3002,
            Kind.EXTERNAL,
            "a database refuses the login",
            "Correct `user`, `password` or `server_id` of the connection."),
    DRIVER_MISSING(
            3003,
            Kind.USER,
            "no JDBC driver for a URL",
            Advice.of("Correct the URL, or ", new Advice.Library("the driver"), ".")),
    URL_UNSAFE(
            3004,
            Kind.USER,
            "a URL with a property that can run code or read files",
            "Remove the property from the URL, or write `allow_unsafe_url: true` if you know that it is harmless."),
    STATEMENT_FAILED(3005, Kind.EXTERNAL, "a statement failed", "Run with `-X` to see the driver's own message."),
    TIMED_OUT(
            3006,
            Kind.EXTERNAL,
            "a time-out was reached",
            "See what the database waits for, or raise the time-out of the connection that is named."),
    CONNECTION_LOST(
            3007,
            Kind.EXTERNAL,
            "the connection was lost",
            "Run it again: it goes on from the last committed watermark."),
    DATABASE_IN_USE(
            3008,
            Kind.EXTERNAL,
            "an embedded database is open in another process",
            "Close the other process, or use a server."),
    DIALECT_BROKEN(
            3090,
            Kind.USER,
            "a database module that cannot be loaded",
            "Take a release of the module that fits the engine's, with all that it needs beside it, or take its jar away."),
    DATABASE_UNSUPPORTED(
            3009,
            Kind.USER,
            "a database that this version does not support",
            "Use H2, PostgreSQL 13 or newer, SQL Server 2017 or newer."),
    SETUP_FAILED(
            3010,
            Kind.USER,
            "the setup script of a connection failed",
            "Correct the script at the statement that is named; nothing of it was kept."),
    CREDENTIAL_IN_URL(
            3011,
            Kind.USER,
            "user or password inside a URL",
            "Write `user` and `password` as keys of the connection, or use `server_id`."),
    PERMISSION_DENIED(
            3012,
            Kind.EXTERNAL,
            "the database denies a permission",
            "Let an administrator grant what is named; `sql/grants` has the least that a login needs."),
    LOCK_TIMED_OUT(
            3013,
            Kind.EXTERNAL,
            "a lock was not granted in time",
            "See who holds the lock, or raise `timeouts: { lock: … }`."),
    DEADLOCK(
            3014,
            Kind.EXTERNAL,
            "the database chose this transaction as a deadlock victim",
            "Run it again; if it comes often, load at another time than the program that competes."),
    OUT_OF_SPACE(
            3015,
            Kind.EXTERNAL,
            "the database has no room left",
            "Make room in the database, then run again: nothing was half written."),
    SERVER_BUSY(
            3065,
            Kind.EXTERNAL,
            "the server has no memory, locks or workers left for a statement",
            Advice.of(
                    "Run it again; if it comes often, use fewer ",
                    Option.of("threads"),
                    ", a smaller `batch_size`, another hour, or a larger server.")),
    DATABASE_READ_ONLY(
            3066,
            Kind.EXTERNAL,
            "the database takes no writes",
            "Connect to the primary instead of a copy, or let an administrator open the database for writing."),
    SERVER_LIMIT(
            3067,
            Kind.EXTERNAL,
            "the server ended what used more than it grants",
            "Load in smaller transactions by `commit: batch` and a smaller `batch_size`, or raise the limit on the server."),
    SNAPSHOT_REFUSED(
            3068,
            Kind.EXTERNAL,
            "the query cannot read a snapshot",
            "Nothing, where it is a warning: pages are read instead. One query reads a whole window where all databases that it names allow snapshots."),
    QUERY_WRITES(
            3084,
            Kind.USER,
            "the source query writes",
            "Take out of the query what writes: `nextval()`, a function with side effects. A source is only read, and PostgreSQL is asked to hold us to that."),
    SESSIONS_POOLED(
            3080,
            Kind.USER,
            "a pooler gives each transaction another session of the server",
            "Write the server's own host and port into the URL, or let the pooler keep sessions (PgBouncer: `pool_mode = session`)."),
    STANDBY_CANCELLED(
            3081,
            Kind.EXTERNAL,
            "a standby cancelled a query, to catch up with its primary",
            "Run it again; if it comes often, set `hot_standby_feedback = on` or raise `max_standby_streaming_delay` on the standby, or read from the primary."),
    DATABASE_MISSING(
            3082,
            Kind.USER,
            "the server has no database of this name",
            "Correct the database's name in the URL, or let an administrator create the database or open it for this login."),
    ENCRYPTION_FAILED(
            3083,
            Kind.USER,
            "no encrypted connection can be made",
            "Let the driver know the server's certificate (`sslrootcert`, a trust store), or see what the connection's `sslmode` or `encrypt` asks for and the server offers."),

    VALUE_DOES_NOT_FIT(
            4001,
            Kind.DATA,
            "a value does not fit its target column",
            "Correct the row, cut or round it with a transform, widen the column, or write `on_error: reject`."),
    VALUE_NOT_CONVERTED(
            4002,
            Kind.DATA,
            "a value cannot be converted",
            "Correct the row or the transform, or write `on_error: reject`."),
    CHECK_FAILED(4003, Kind.DATA, "a check is not met", "Correct the row or the check, or write `on_error: reject`."),
    EXPRESSION_FAILED(
            4004,
            Kind.DATA,
            "an expression fails on a row",
            "Correct the expression for such rows, or write `on_error: reject`."),
    KEY_NULL(4005, Kind.DATA, "a key is NULL", "Correct the row: a key must have a value."),
    WATERMARK_NULL(
            4006,
            Kind.DATA,
            "a watermark column is NULL",
            "Correct the rows, or write `on_null: skip` to leave them out."),
    VALUE_REQUIRED(
            4007,
            Kind.DATA,
            "a NULL for a column that does not take it",
            "Correct the row, use `null_to`, or let the column take NULL."),
    TOO_MANY_REJECTS(
            4008,
            Kind.DATA,
            "more rows were rejected than allowed",
            "Look into `audit.etl_reject`, correct the source or the spec, or raise `max_rejects`."),
    CONSTRAINT_VIOLATED(
            4009,
            Kind.DATA,
            "a constraint of the target refuses a row",
            "Correct the row, or the constraint of the target."),
    KEY_AMBIGUOUS(
            4010,
            Kind.DATA,
            "a key comes twice and nothing says which is later",
            "Add a watermark, or let the query return each key once."),
    DUPLICATE_ROW(
            4011,
            Kind.DATA,
            "a unique index of the target refuses a row",
            "See which other rows or programs use the values of that unique index. Rows that exchange their values pass where its columns take NULL, or where it is DEFERRABLE."),
    KEY_DOUBLED(
            4012,
            Kind.DATA,
            "the target has a key more than once",
            "The database keeps no key unique. Remove the rows that are too many from the target, see which other program writes there, and run it again."),
    TOO_MANY_DELETES(
            4015,
            Kind.DATA,
            "more rows are gone than max_deletes",
            "See whether the source is whole. Where so many rows are gone indeed, raise `max_deletes` for one run; `100%` allows all."),
    VERSION_NEVER_VALID(
            4040,
            Kind.DATA,
            "a version would begin when all versions have ended",
            "Correct the date of the row, or write a later `open_end`."),
    LOOKUP_MISSING(
            4020,
            Kind.DATA,
            "a row has no member in a dimension",
            "Load the dimension first, correct the row's key, or write `missing: reject`, `null`, `unknown` or `infer`."),
    LOOKUP_AMBIGUOUS(
            4021,
            Kind.DATA,
            "a key has several members in a dimension",
            "Remove the members that are too many, and create a unique index on the key; look up by more columns; or, where the dimension has versions, see that they do not overlap."),
    ROW_SWALLOWED(
            4050,
            Kind.DATA,
            "a trigger or a rule of the target swallows a row",
            "See what the triggers and rules of the target do with such a row. Where they are meant to keep it out, leave it out in the query, or set it aside by `on_error: reject`."),
    ROWS_MISCOUNTED(
            4051,
            Kind.EXTERNAL,
            "the database wrote other rows than it was to",
            "Nothing of this batch is kept. Look for what keeps rows of the target from being written and is not seen in its catalog: a policy of row-level security, a trigger that was made meanwhile, another program that writes the table. If there is none, the server has lost the rows: see whether a newer version of it does, and report it."),
    ROW_REFUSED(
            4060,
            Kind.DATA,
            "the database fails on a row",
            "See what the target does with such a row: its triggers, functions and casts. Run with `-X` to see the driver's own message."),

    EXPECTATION_FAILED(
            4030,
            Kind.DATA,
            "the target is not as the spec expects it",
            Advice.of(
                    "Nothing of the load is kept, and the watermark stays. Correct the rows in the source, or the expectation; ",
                    Action.PLAN.with("effects"),
                    " shows what a load would do. `severity: warn` lets it pass, and says so.")),
    EXPECTATION_UNDECIDED(
            4031,
            Kind.DATA,
            "an expectation could not be decided",
            "Its SELECT has to give one row, and the database has to be able to compute it: see the message."),
    ENTITY_LOCKED(
            5001,
            Kind.EXTERNAL,
            "another run is loading the entity",
            "Wait until the other run ends; when its process dies, the database frees the lock."),
    FENCED(5002, Kind.EXTERNAL, "another run has moved the watermark meanwhile", "Run it again: nothing was written."),
    CONTROL_MISSING(
            5003,
            Kind.USER,
            "the control tables do not exist",
            Advice.of("Run ", Action.INIT, " once, or let an administrator create the tables from `sql/control`.")),
    ABANDONED(
            5004,
            Kind.EXTERNAL,
            "a run ended without saying so",
            "Nothing: the next run has closed it, and goes on from the last commit."),
    WATERMARK_AHEAD(
            5005,
            Kind.DATA,
            "the watermark is ahead of the source's clock",
            Advice.of("Correct the clock, or move the watermark with ", Action.REWIND, ".")),
    DEPENDENCY_FAILED(
            5006,
            Kind.EXTERNAL,
            "a dependency did not succeed",
            "Solve the failure of the entity that it depends on; it is loaded by the next run in which that one succeeds."),
    ENTITY_DISABLED(
            5007, Kind.USER, "the entity is disabled in ctl.etl_control", "Set `is_enabled = 1` in `ctl.etl_control`."),
    CONTROL_OUTDATED(
            5008, Kind.USER, "the control tables are of an older version", Advice.of("Run ", Action.INIT, " once.")),
    WATERMARK_CHANGED(
            5009,
            Kind.USER,
            "the stored watermark is of other columns than the spec's",
            Advice.of(
                    "Say where to begin: ",
                    Action.REWIND.with("to", "start"),
                    ", or with a value of the first watermark column.")),
    INTERRUPTED(5010, Kind.EXTERNAL, "the run was interrupted", "Run it again: it goes on from the last commit."),
    STAGE_INCOMPLETE(
            5012,
            Kind.INTERNAL,
            "the staging table does not hold what was sent",
            "Report it, with the output of `-X`. Nothing was written."),
    FENCE_UNKNOWN(
            5013,
            Kind.EXTERNAL,
            "open transactions of the source cannot be seen",
            "Grant the permission of [databases.md](databases.md), or set `watermark.lag` to the length of the longest transaction."),
    FENCE_HELD_BACK(
            5014,
            Kind.EXTERNAL,
            "an old open transaction holds the cutoff back",
            "End the transaction that is named, or wait until it ends."),
    CONTROL_UNFIT(
            5018,
            Kind.USER,
            "a database that cannot hold the control tables",
            "Name another connection by `control:` in `project.yaml`: SQL Server, Azure SQL Database, PostgreSQL or H2. See [databases.md](databases.md)."),
    KEYS_NOT_COMPARED(
            5019,
            Kind.USER,
            "a database that cannot compare all keys",
            "Let rows say themselves that they are gone (`source.deletes.when`), or load all of them by `strategy: replace`. See [databases.md](databases.md)."),
    OUT_OF_MEMORY(
            5015,
            Kind.EXTERNAL,
            "the memory of the process is exhausted",
            Advice.of("Give the process more memory (", new Advice.JavaSetting("-Xmx1g"), "), or lower `batch_size`.")),
    REWIND_IMPOSSIBLE(
            5016,
            Kind.USER,
            "a watermark cannot be moved there",
            "Write `start`, `run:<id>` of `audit.etl_run`, or a value of the first watermark column that is before where it stands."),
    KEY_UNREADABLE(
            5017,
            Kind.USER,
            "a key that was asked for is no key of the target",
            "Write the key as the target shows it, with commas between columns."),

    CLOCKS_DIFFER(
            5030,
            Kind.USER,
            "the source's settings name several time zones, and the watermark has none",
            "Write `clock:` with the zone of whoever writes the watermark column, such as `clock: America/Sao_Paulo`. Until then"
                    + " nothing is lost: rows are read up to the earliest of the clocks, so they come later."),
    CLOCK_WAITED_FOR(
            5031,
            Kind.EXTERNAL,
            "the watermark is ahead of a clock that was put back for the winter",
            "Nothing: rows of an hour that comes twice are read when it is over for good."),
    ROWS_FAR_AHEAD(
            5035,
            Kind.DATA,
            "rows whose watermark lies far in the future",
            "Correct them in the source, or leave them out in the query: until their time comes no run reads them."),
    WATERMARK_TYPE_CHANGED(
            5040,
            Kind.USER,
            "a watermark column has another type than when the watermark was stored",
            Advice.of(
                    "Say where to begin: ",
                    Action.REWIND.with("to", "start"),
                    ", or with a value of the column. Until then nothing is read: what comes after the stored value in the new type is not known.")),
    TARGET_CHANGED(
            5041,
            Kind.USER,
            "the watermark stands for another target table",
            Advice.of(
                    "Load the new table by ",
                    Action.REWIND.with("to", "start"),
                    ", or accept it as it is by ",
                    Option.of("to", "here"),
                    ". Where two projects share control tables, an entity of one name is one row: rename it in one of them.")),
    TARGET_EMPTIED(
            5042,
            Kind.DATA,
            "the target has no rows, though a watermark says that it is loaded",
            Advice.of(
                    "Load it again by ",
                    Action.REWIND.with("to", "start"),
                    ", or go on with what is new by ",
                    Option.of("to", "here"),
                    ".")),
    SOURCE_CHANGED(
            5043,
            Kind.USER,
            "the watermark stands for another source",
            Advice.of(
                    "Read the new source from the beginning by ",
                    Action.REWIND.with("to", "start"),
                    ", or go on from the watermark by ",
                    Option.of("to", "here"),
                    ". Where two projects share control tables, an entity of one name is one row: rename it in one of them.")),
    LOOKUPS_CHANGED(
            5044,
            Kind.USER,
            "the watermark stands for other values of the look-ups in the query",
            Advice.of(
                    "Run it with the values of before; read all with the new ones by ",
                    Action.REWIND.with("to", "start"),
                    "; or go on from the watermark by ",
                    Option.of("to", "here"),
                    ". A query that is meant to read one part per value is an entity per value.")),
    QUERY_CHANGED(
            5045,
            Kind.USER,
            "the query was changed, and the rows that were read before are as it was then",
            Advice.of(
                    "Read them again by ",
                    Action.REWIND.with("to", "start"),
                    ", or accept them as they are by ",
                    Option.of("to", "here"),
                    ". Rows that the new query finds behind the watermark are not read before that.")),
    COLUMN_CHANGED(
            5046,
            Kind.USER,
            "a column is new or computed differently, and the rows that were loaded before are as they were",
            Advice.of(
                    "Read them again by ",
                    Action.REWIND.with("to", "start"),
                    ", or accept them as they are by ",
                    Option.of("to", "here"),
                    ".")),
    KEYS_CHANGED(
            5047,
            Kind.USER,
            "the target's keys are others, or made in another way, than in the rows that are loaded",
            Advice.of(
                    "Empty the target and load it by ",
                    Action.REWIND.with("to", "start"),
                    ", or accept it as it is by ",
                    Option.of("to", "here"),
                    ": rows that the new keys do not find are inserted beside the old.")),
    TARGET_REMADE(
            5048,
            Kind.DATA,
            "the target was dropped and made anew since it was loaded",
            Advice.of(
                    "Load it again by ",
                    Action.REWIND.with("to", "start"),
                    "; or accept what it holds by ",
                    Option.of("to", "here"),
                    ", where it holds all rows up to the watermark.")),
    HOOK_FAILED(
            5100,
            Kind.EXTERNAL,
            "a statement of before or after fails",
            "Correct the statement, or what it needs. Nothing was written: it runs in the transaction of the rows."),
    NOTHING_REJECTED(
            5060,
            Kind.USER,
            "no rejected row of the entity waits to be tried again",
            Advice.of("Nothing: ", Action.RETRY_REJECTS, " has nothing to do for it.")),
    ROWS_BEHIND(
            5120,
            Kind.DATA,
            "rows of the source are not in the target as they should be, and no run would read them",
            Advice.of(
                    "They came back, or were written late, with a watermark that runs have passed. Read them again by ",
                    Action.BACKFILL.with("from", "…"),
                    "; a longer `watermark.lookback` reads late rows in every run.")),
    DELETES_CHANGED(
            5121,
            Kind.USER,
            "deletes are found in another way than before",
            Advice.of(
                    "Rows that were read before stay as they are. Read all again by ",
                    Action.REWIND.with("to", "start"),
                    ", or accept it by ",
                    Option.of("to", "here"),
                    ".")),
    DELETES_NOT_TRIED(
            5122,
            Kind.USER,
            "a dry run does not look for rows that are gone",
            Advice.of(Action.PLAN.with("effects"), " shows them, and rolls back.")),
    BACKFILL_IMPOSSIBLE(
            5150,
            Kind.USER,
            "what is asked for cannot be read again",
            Advice.of(
                    "Name an entity with a watermark and a range up to it, or columns that are no keys; ",
                    Action.REWIND,
                    " reads again with the next run.")),
    BACKFILL_RESUMED(
            5151,
            Kind.USER,
            "a backfill that was cut goes on where it stopped, or is given up for another one",
            "Nothing, where it goes on; call the one that was given up again, if it is wanted."),
    BACKFILL_READS_ON(
            5152,
            Kind.USER,
            "nothing vouches that a key has one row of the source only, so that a backfill reads on to the watermark",
            "Nothing: a later row of a key has to come after the earlier one. A unique key of the source's table on the columns of `keys` vouches for it."),
    BACKFILL_ABSENT(
            5153,
            Kind.DATA,
            "rows that were read to fill columns are not in the target",
            Advice.of(
                    "Backfill without ",
                    Option.of("columns"),
                    " to insert them; rows that were rejected or deleted before are among them.")),
    BACKFILL_NOTHING(
            5154,
            Kind.USER,
            "nothing of the entity was loaded yet that could be read again",
            Advice.of("Load it by ", Action.RUN, ".")),
    SPLIT_FEWER(
            5156,
            Kind.USER,
            "an entity is read by fewer connections than its split asks for",
            "Raise `pool: { size: … }` of the source's connection, run fewer entities at a time, or write fewer parts."),
    SPLIT_NOT_SHARED(
            5157,
            Kind.USER,
            "an entity is read by one connection, though its spec splits it",
            "Write a watermark: without one the ranges have to be read at one moment, which this source cannot do."),
    BACKFILL_READ_AS(
            5155,
            Kind.USER,
            "an end of the range has no offset, and was read as a local time of the source",
            "Write it with its offset, such as `2026-01-01T00:00:00-03:00`, if another zone is meant."),
    RECONCILE_DIFFERS(
            5175,
            Kind.DATA,
            "a target differs from its source",
            Advice.of(
                    Action.WHY,
                    " says of one row how it came to that; ",
                    Action.RECONCILE.with("heal"),
                    " loads what is missing or different.")),
    RECONCILE_IMPOSSIBLE(
            5176,
            Kind.USER,
            "an entity cannot be reconciled, or not healed",
            "See the message: rows are told apart by keys that are made of the source."),
    RECONCILE_NOTHING(
            5177,
            Kind.USER,
            "nothing of an entity is loaded yet that could be compared",
            Advice.of("Load it: ", Action.RUN, ".")),
    RECONCILE_OVERTAKEN(
            5178,
            Kind.EXTERNAL,
            "an entity was loaded while it was being reconciled",
            "Reconcile again, between two runs."),
    RECONCILE_UNFINISHED(
            5179,
            Kind.DATA,
            "so many rows differ that not all of them were looked at",
            Advice.of(
                    Action.RECONCILE.with("heal"),
                    " loads those that were found: repeat it; or read all of it again: ",
                    Action.RUN.with("full"),
                    ".")),
    RECONCILE_KEPT(
            5180,
            Kind.DATA,
            "a target has rows that its source has not, and the entity does not look for such",
            "Nothing, where they are to stay; else write `source.deletes`."),
    RECONCILE_COUNTS(
            5181,
            Kind.USER,
            "an entity without keys is reconciled by the number of its rows alone",
            "Name keys, by which a row is told from the others."),
    FULL_OVER_EMPTY(
            5160,
            Kind.DATA,
            "a full run over a source that is empty would empty the target",
            "See whether the source is whole. Where it is empty indeed, empty the target yourself."),
    FULL_KEEPS_GONE(
            5161,
            Kind.USER,
            "a full run does not remove rows that are gone from the source",
            "Nothing, where they are to stay; else write `source.deletes`, or remove them yourself."),
    RETRY_NOT_NEEDED(
            5170,
            Kind.USER,
            "rejected rows of a target that is replaced are not tried again",
            Advice.of("Nothing: ", Action.RUN, " reads all rows again.")),
    ROWS_OUTSIDE_PART(
            5171,
            Kind.DATA,
            "rows that are read do not belong to what the target replaces",
            "Restrict the source query as `target.where` restricts the target, or correct `target.where`."),
    LISTENER_FAILED(
            5090,
            Kind.EXTERNAL,
            "a listener fails, or is too slow, and hears no more of the run",
            "Look at what the listener needs, such as the server that it tells; the run itself is not affected."),
    LOOKUP_REPAIRED(
            5130,
            Kind.DATA,
            "rows that were loaded without a member have found it",
            "Nothing: the member arrived after them, and the key that they keep led to it."),
    LOOKUP_OPEN(
            5131,
            Kind.DATA,
            "rows of a target have no member of a dimension yet",
            "Load the members that are missing. Rows that keep the key by which they are looked up then find them in the next run; others have to be read again: map the key to a column, too."),

    LOOKUP_FOLLOWED(
            5132,
            Kind.DATA,
            "rows of a fact refer to the version of their date now",
            "Nothing: a state came late, and split or ended the version that they referred to; the key and the date that they keep led to the other one."),
    LOOKUP_OUTDATED(
            5133,
            Kind.DATA,
            "rows of a fact refer to a version that does not hold for their date",
            Advice.of(
                    "Look them up again by ",
                    Action.BACKFILL,
                    " of the column. Where the dimension has `run_id` or `loaded_at`, and the fact keeps key and date, the next run does it by itself.")),

    ENTITY_STALE(
            5140,
            Kind.EXTERNAL,
            "a target is older than its spec allows",
            "Look why its runs failed, or were not started: `status` shows the last one."),
    EXPECTATIONS_SKIPPED(
            5141,
            Kind.USER,
            "a dry run does not check what the spec expects of its target",
            Advice.of(Action.PLAN.with("effects"), " checks it, in a transaction that is rolled back.")),
    OBSERVE_UNREACHABLE(
            5190,
            Kind.EXTERNAL,
            "a server that wants to hear of runs does not answer",
            "Look whether it runs, and whether this machine may reach it. The run itself is not affected."),
    OBSERVE_REFUSED(
            5191,
            Kind.EXTERNAL,
            "a server that wants to hear of runs refuses what it is told",
            "Correct the URL, the headers or the template below `observe` in `project.yaml`. The run itself is not affected."),
    OBSERVE_FILE(
            5192,
            Kind.EXTERNAL,
            "a file that tells of runs cannot be written",
            "See that its folder is there, and that this user may write into it. The run itself is not affected."),
    OBSERVE_PARTLY(
            5193,
            Kind.EXTERNAL,
            "a server has taken a part of the metrics alone",
            "Look into the server's own log: it says why it drops metrics."),
    WORKERS_UNKNOWN(
            5200,
            Kind.USER,
            "an engine that is not here",
            Advice.of("Correct the name, or ", new Advice.Library("the module"), ": `docs/scale.md`.")),
    WORKERS_UNAVAILABLE(
            5201,
            Kind.EXTERNAL,
            "the workers of another engine cannot be had",
            "Look whether its master runs and can be reached from here, and what its own log says."),
    WORKERS_VERSION(
            5202,
            Kind.USER,
            "a release of Spark or Java that does not fit",
            "Run on one of the releases that `docs/scale.md` names."),
    WORKERS_LOST(
            5203,
            Kind.EXTERNAL,
            "workers have come to nothing again and again",
            "Look into their logs: most often they want for memory. Nothing was written; run it again."),
    WORKERS_LACK_CLASSES(
            5204,
            Kind.USER,
            "workers do not have the classes that the driver has",
            "Submit the whole of `fluxo-spark`, and the jars of further databases by `--jars`."),
    WORKERS_CANNOT_REACH(
            5205,
            Kind.USER,
            "workers in other processes cannot reach a database of this one",
            "Use a server, or leave the engine out: an embedded database is open in one process."),
    STAGE_SCHEMA_MISSING(
            5206,
            Kind.USER,
            "the schema is missing in which workers make their tables",
            "Have it made, or correct `stage_schema` of the connection."),
    STAGE_SCHEMA_DENIED(
            5207,
            Kind.EXTERNAL,
            "workers may not make tables in the schema that is meant for them",
            "Grant the login of the connection to make tables there, or name another schema by `stage_schema`."),
    WORKERS_NOT_USED(
            5208,
            Kind.USER,
            "an entity is moved by the driver itself",
            "Nothing has to be done: the target is the same, and it takes longer."),
    INTERNAL(9001, Kind.INTERNAL, "a defect of Fluxo", "Report it, with the output of `-e`.");

    private final String id;
    private final Kind kind;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // A String or Advice.
    private final CharSequence fix;

    Code(int number, Kind kind, String title, CharSequence fix) {
        this.id = "FLX-" + number;
        this.kind = kind;
        this.title = title;
        this.fix = fix;
    }

    /** {@code FLX-1003} */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** What the code means, in general. */
    public String title() {
        return title;
    }

    /** What to do about it, in general, as Markdown. A problem's own hint knows more. */
    public Advice fix() {
        return Advice.of(fix);
    }
}
