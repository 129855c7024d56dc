package dev.fluxo.engine.problem;

/**
 * The stable codes of all problems. A code never changes its meaning and is never used again for another one.
 * 1xxx specs and command line, 11xx transforms and expressions, 2xxx catalog, 3xxx connections, 4xxx rows, 5xxx runs.
 */
public enum Code {
    SPEC_SYNTAX(1001, Kind.USER, "not valid YAML"),
    SPEC_DUPLICATE_KEY(1002, Kind.USER, "a key is written twice"),
    SPEC_UNKNOWN_KEY(1003, Kind.USER, "unknown key"),
    SPEC_MISSING_KEY(1004, Kind.USER, "a required key is missing"),
    SPEC_WRONG_TYPE(1005, Kind.USER, "a value of the wrong type"),
    SPEC_BAD_VALUE(1006, Kind.USER, "a value that is not allowed"),
    SPEC_UNSUPPORTED_YAML(1007, Kind.USER, "YAML that specs do not use: anchors, aliases, tags, several documents"),
    SPEC_TOO_LARGE(1008, Kind.USER, "a spec file is too large"),
    SPEC_NOT_UTF8(1009, Kind.USER, "a spec file is not UTF-8"),
    SPEC_NO_FOLDER(1010, Kind.USER, "the pipelines folder does not exist"),
    SPEC_EMPTY_FOLDER(1011, Kind.USER, "the pipelines folder holds no entity"),
    SPEC_NO_PROJECT(1012, Kind.USER, "project.yaml is missing"),
    SPEC_DUPLICATE_ENTITY(1013, Kind.USER, "two entities have one name"),
    SPEC_UNKNOWN_DEPENDENCY(1014, Kind.USER, "a dependency names no entity"),
    SPEC_DEPENDENCY_CYCLE(1015, Kind.USER, "entities depend on each other in a circle"),
    SPEC_UNKNOWN_CONNECTION(1016, Kind.USER, "a connection is not defined in the profile"),
    SPEC_UNKNOWN_PROFILE(1017, Kind.USER, "a profile is not defined"),
    SPEC_UNDEFINED_VARIABLE(1018, Kind.USER, "a ${…} look-up is not defined"),
    SPEC_DUPLICATE_COLUMN(1019, Kind.USER, "a target column is mapped twice"),
    SPEC_KEY_NOT_MAPPED(1020, Kind.USER, "a key is not among the mapped columns"),
    SPEC_BAD_QUERY(1021, Kind.USER, "a source query that the engine cannot wrap"),
    SPEC_UNKNOWN_ENTITY(1022, Kind.USER, "no entity has this name or tag"),
    SPEC_UNREADABLE(1023, Kind.USER, "a file cannot be read or written"),
    SPEC_NO_FENCE(1024, Kind.USER, "a watermark without a time or version column"),
    SPEC_BAD_OPTION(1025, Kind.USER, "a property of the command line has a wrong value"),
    SPEC_UNKNOWN_SERVER(1026, Kind.USER, "a server_id is not in settings.xml"),
    SPEC_UNDECRYPTED(1027, Kind.USER, "a password of settings.xml cannot be decrypted"),
    SPEC_MANY_PROBLEMS(1028, Kind.USER, "more problems in a file than are listed"),

    TRANSFORM_UNKNOWN(1101, Kind.USER, "unknown transform"),
    TRANSFORM_ARGUMENTS(1102, Kind.USER, "a transform has wrong arguments"),
    EXPRESSION_SYNTAX(1103, Kind.USER, "an expression does not parse"),
    EXPRESSION_UNKNOWN_NAME(1104, Kind.USER, "an expression names an unknown column"),
    EXPRESSION_FORBIDDEN(1105, Kind.USER, "an expression uses what is not allowed"),
    TEST_FAILED(1106, Kind.USER, "a test of a spec fails"),

    TARGET_TABLE_MISSING(2001, Kind.USER, "the target table does not exist"),
    TARGET_COLUMN_MISSING(2002, Kind.USER, "a target column does not exist"),
    SOURCE_COLUMN_MISSING(2003, Kind.USER, "a source column does not exist"),
    COLUMN_NOT_WRITABLE(2004, Kind.USER, "an identity, computed or rowversion column is mapped"),
    COLUMN_TYPE(2005, Kind.USER, "a column's values cannot fit the target's type"),
    COLUMN_REQUIRED(2006, Kind.USER, "a target column without a default is not mapped"),
    QUERY_FAILS(2007, Kind.USER, "the source query does not run"),
    KEY_NOT_UNIQUE(2008, Kind.USER, "the keys have no unique index in the target"),
    WATERMARK_TYPE(2009, Kind.USER, "a watermark column has an unsuitable type"),
    NAME_AMBIGUOUS(2010, Kind.USER, "a name matches more than one table or column"),
    SOURCE_TABLE_MISSING(2011, Kind.USER, "the source table does not exist"),

    CONNECT_FAILED(3001, Kind.EXTERNAL, "a database cannot be reached"),
    LOGIN_FAILED(3002, Kind.EXTERNAL, "a database refuses the login"),
    DRIVER_MISSING(3003, Kind.USER, "no JDBC driver for a URL"),
    URL_UNSAFE(3004, Kind.USER, "a URL with a property that can run code or read files"),
    STATEMENT_FAILED(3005, Kind.EXTERNAL, "a statement failed"),
    TIMED_OUT(3006, Kind.EXTERNAL, "a time-out was reached"),
    CONNECTION_LOST(3007, Kind.EXTERNAL, "the connection was lost"),
    DATABASE_IN_USE(3008, Kind.EXTERNAL, "an embedded database is open in another process"),
    DATABASE_UNSUPPORTED(3009, Kind.USER, "a database that this version does not support"),
    SETUP_FAILED(3010, Kind.USER, "the setup script of a connection failed"),
    CREDENTIAL_IN_URL(3011, Kind.USER, "user or password inside a URL"),
    PERMISSION_DENIED(3012, Kind.EXTERNAL, "the database denies a permission"),
    LOCK_TIMED_OUT(3013, Kind.EXTERNAL, "a lock was not granted in time"),
    DEADLOCK(3014, Kind.EXTERNAL, "the database chose this transaction as a deadlock victim"),
    OUT_OF_SPACE(3015, Kind.EXTERNAL, "the database has no room left"),

    VALUE_DOES_NOT_FIT(4001, Kind.DATA, "a value does not fit its target column"),
    VALUE_NOT_CONVERTED(4002, Kind.DATA, "a value cannot be converted"),
    CHECK_FAILED(4003, Kind.DATA, "a check is not met"),
    EXPRESSION_FAILED(4004, Kind.DATA, "an expression fails on a row"),
    KEY_NULL(4005, Kind.DATA, "a key is NULL"),
    WATERMARK_NULL(4006, Kind.DATA, "a watermark column is NULL"),
    VALUE_REQUIRED(4007, Kind.DATA, "a NULL for a column that does not take it"),
    TOO_MANY_REJECTS(4008, Kind.DATA, "more rows were rejected than allowed"),
    CONSTRAINT_VIOLATED(4009, Kind.DATA, "a constraint of the target refuses a row"),
    KEY_AMBIGUOUS(4010, Kind.DATA, "a key comes twice and nothing says which is later"),
    DUPLICATE_ROW(4011, Kind.DATA, "a unique index of the target refuses a row"),

    ENTITY_LOCKED(5001, Kind.EXTERNAL, "another run is loading the entity"),
    FENCED(5002, Kind.EXTERNAL, "another run has moved the watermark meanwhile"),
    CONTROL_MISSING(5003, Kind.USER, "the control tables do not exist"),
    ABANDONED(5004, Kind.EXTERNAL, "a run ended without saying so"),
    WATERMARK_AHEAD(5005, Kind.DATA, "the watermark is ahead of the source's clock"),
    DEPENDENCY_FAILED(5006, Kind.EXTERNAL, "a dependency did not succeed"),
    ENTITY_DISABLED(5007, Kind.USER, "the entity is disabled in ctl.etl_control"),
    CONTROL_OUTDATED(5008, Kind.USER, "the control tables are of an older version"),
    WATERMARK_CHANGED(5009, Kind.USER, "the stored watermark is of other columns than the spec's"),
    INTERRUPTED(5010, Kind.EXTERNAL, "the run was interrupted"),
    RUN_FAILED(5011, Kind.EXTERNAL, "entities failed"),
    STAGE_INCOMPLETE(5012, Kind.INTERNAL, "the staging table does not hold what was sent"),
    FENCE_UNKNOWN(5013, Kind.EXTERNAL, "open transactions of the source cannot be seen"),
    FENCE_HELD_BACK(5014, Kind.EXTERNAL, "an old open transaction holds the cutoff back"),
    OUT_OF_MEMORY(5015, Kind.EXTERNAL, "the memory of the process is exhausted"),
    REWIND_IMPOSSIBLE(5016, Kind.USER, "a watermark cannot be moved there"),
    KEY_UNREADABLE(5017, Kind.USER, "a key that was asked for is no key of the target"),

    INTERNAL(9001, Kind.INTERNAL, "a defect of Fluxo");

    private final String id;
    private final Kind kind;
    private final String title;

    Code(int number, Kind kind, String title) {
        this.id = "FLX-" + number;
        this.kind = kind;
        this.title = title;
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
}
