package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;

/** PostgreSQL's own catalog: JDBC's view of it calls a serial generated, and hides what a domain is made of. */
final class PostgresCatalog implements CatalogSql {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "text");

    /** A foreign key ON UPDATE RESTRICT refuses another spelling of what it refers to, though it is equal. */
    @Override
    public Sql columns(TableName table) {
        return Sql.of("""
                SELECT a.attname,
                       format_type(information_schema._pg_truetypid(a, t), information_schema._pg_truetypmod(a, t)),
                       (NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull)))::int,
                       (a.attidentity <> '' OR a.attgenerated <> ''
                        OR EXISTS (SELECT FROM pg_class v WHERE v.oid = a.attrelid AND v.relkind = 'v' AND pg_relation_is_updatable(v.oid, true) & 8 <> 0
                                   AND NOT pg_column_is_updatable(v.oid, a.attnum, true)))::int,
                       (a.atthasdef OR t.typdefault IS NOT NULL)::int,
                       (CASE WHEN b.typname IN ('text', 'varchar', 'bpchar', 'name') THEN NOT coalesce(c.collisdeterministic, true)
                             ELSE b.typtype <> 'e' AND b.typname NOT IN ('bool', 'int2', 'int4', 'int8', 'oid', 'xid8', 'float4',
                                  'float8', 'numeric', 'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'uuid', 'bytea') END
                        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.confupdtype = 'r'
                                        AND k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey)))::int
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                JOIN pg_type b ON b.oid = information_schema._pg_truetypid(a, t)
                LEFT JOIN pg_collation c ON c.oid = a.attcollation
                WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attnum""", name(table));
    }

    /** An index of a table from which others inherit knows nothing of their rows. */
    @Override
    public Sql uniqueKeys(TableName table) {
        return Sql.of("""
                SELECT i.indexrelid::text, a.attname
                FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
                WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indimmediate AND i.indisvalid
                  AND i.indpred IS NULL AND i.indexprs IS NULL
                  AND NOT EXISTS (SELECT FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
                                  WHERE h.inhparent = i.indrelid AND p.relkind = 'r')
                ORDER BY i.indisprimary DESC, i.indexrelid, a.attnum""", name(table));
    }

    @Override
    public Sql identity(TableName table) {
        return Sql.of(
                "SELECT c.oid::text FROM pg_class c WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'p')",
                name(table));
    }

    private static Bind name(TableName table) {
        return new Bind(PostgresNames.quote(table), TEXT);
    }
}
