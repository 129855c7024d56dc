package dev.fluxo.testkit;

/**
 * What not every database can do. A behaviour that {@link Needs} one has a counterpart for databases that are {@link Without} it, which shows what
 * holds there instead: a refusal with words, or a lesser guarantee.
 */
public enum Capability {
    /** The type of a column that is there can be made wider. Else that is left to whoever makes the table anew. */
    ALTERED_COLUMNS,
    /** Names that differ in upper and lower case alone are two. Else there is one table, and any case finds it. */
    CASE_SENSITIVE_NAMES,
    /** Transactions read and write one database at the same time. Else a writer waits for the others, and is told so when that takes too long. */
    CONCURRENT_TRANSACTIONS,
    /** A statement that makes or changes a table is undone with its transaction. Else it commits, and is refused where rows would be committed with it. */
    DDL_IN_TRANSACTIONS,
    /** Decimals of any number of digits. Else those of more than it keeps are refused. */
    EXACT_DECIMALS,
    /** A column that numbers itself, and takes no number from others. Else a key that numbers itself takes what it is given. */
    GENERATED_IDENTITY,
    /** Users with rights of their own. Else who may open the database may do anything. */
    LOGINS,
    /** An index compares texts as their column does. Else one over a text that is compared loosely vouches for nothing: a history by such a key is refused. */
    LOOSE_INDEXES,
    /** Foreign keys and unique constraints have names, and can be added to a table. Else they are told by their columns. */
    NAMED_CONSTRAINTS,
    /** The database tells which transactions are open. Else whoever has it open in this process sees to it that none is, and nobody else can. */
    OPEN_TRANSACTIONS,
    /** A statement sees what others have committed since its transaction began. Else it may not change that, and the transaction begins anew. */
    READ_COMMITTED,
    /** A key that rows of other tables refer to can be spelled anew. Else it keeps the spelling that it has. */
    RESPELLED_REFERENCES,
    /** What failed is undone alone, and its transaction goes on. Else what it had done before is done again, which is only done for few rows. */
    SAVEPOINTS,
    /** Several connections read at one moment. Else ranges of rows are read at one each, and only where a watermark bounds them. */
    SHARED_SNAPSHOT,
    /** A statement ends when its time is up. Else it ends by itself, or when the run is stopped. */
    STATEMENT_TIMEOUT,
    /** A column of text tells how many letters it takes, also one of a query. Else what is too long is found out when a row comes. */
    TEXT_LENGTHS,
    /** The catalog tells a table from one of the same name that was made later. Else only one that is empty is noticed. */
    TABLE_IDENTITY,
    /** A type for moments, {@code TIMESTAMP WITH TIME ZONE}. Else a column of that name is of a type that nothing is known of, and no watermark. */
    ZONED_TIMESTAMPS
}
