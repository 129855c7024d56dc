package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How PostgreSQL's tables are made. */
final class PostgresDdl implements DdlSql {
    private static final int LONGEST = 10_485_760;
    private static final int MOST_DIGITS = 1_000;
    private static final int LONGEST_NAME = 63;
    private static final int MOST_COLUMNS = 1_600;
    private static final int FINEST = 6;

    /** Types that every server has, that compare, and that no other database calls so. Of others a text is kept. */
    private static final Set<String> OWN = Set.of(
            "jsonb",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "interval",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "smallint[]",
            "integer[]",
            "bigint[]",
            "text[]",
            "uuid[]",
            "boolean[]",
            "date[]");

    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case INTEGER -> type.precision() == 64 ? "bigint" : type.precision() == 32 ? "integer" : "smallint";
            case DECIMAL ->
                type.precision() == 0 || type.precision() > MOST_DIGITS
                        ? "numeric"
                        : "numeric(" + DdlSql.digits(type, MOST_DIGITS) + ")";
            case FLOAT -> type.precision() == 32 ? "real" : "double precision";
            case TEXT -> type.length() == 0 || type.length() > LONGEST ? "text" : "varchar(" + type.length() + ")";
            case BINARY -> "bytea";
            case DATE -> "date";
            case TIME -> "time(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP -> "timestamp(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP_TZ -> "timestamptz(" + Math.min(FINEST, type.scale()) + ")";
            case UUID -> "uuid";
            case OTHER -> OWN.contains(type.sqlName()) ? type.sqlName() : "text";
        };
    }

    @Override
    public String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    @Override
    public int mostColumns() {
        return MOST_COLUMNS;
    }

    /** A domain would be given up, and with it what it checks; a view keeps the types that it was made with. */
    @Override
    public Sql altering(TableName table, String column) {
        DataType text = DataType.of(TypeKind.TEXT, "text");
        return new Sql("""
                SELECT CASE WHEN a.attcollation <> t.typcollation THEN quote_ident(n.nspname) || '.' || quote_ident(l.collname) END,
                       CASE WHEN t.typtype = 'd' THEN 'its type is a domain'
                            WHEN EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid
                                         AND d.refobjsubid = a.attnum AND d.classid = 'pg_rewrite'::regclass) THEN 'a view shows it' END
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_namespace n ON n.oid = l.collnamespace
                WHERE a.attrelid = to_regclass(?) AND a.attname = ?""", List.of(new Bind(PostgresNames.quote(table), text), new Bind(column, text)));
    }
}
