package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.util.List;

/** PostgreSQL's own catalog: JDBC's view of it calls a serial generated, and hides what a domain is made of. */
final class PostgresCatalog implements CatalogSql {
    /** What the database keeps for itself holds no rows of users; those of a partition, or of a table that inherits, are its parent's as well. */
    @Override
    public Sql tables(String schema) {
        return Sql.of(
                "SELECT c.relname::text, (c.relkind NOT IN ('r', 'p', 'f') OR n.nspname LIKE 'pg\\_%'"
                        + " OR EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid))::int"
                        + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'f', 'v', 'm')",
                PostgresText.of(schema));
    }

    /** A foreign key ON UPDATE RESTRICT refuses another spelling of what it refers to, though it is equal. */
    @Override
    public Sql columns(TableName table) {
        return columns(List.of(table));
    }

    private static Sql columns(List<TableName> tables) {
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
                                        AND k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey)))::int,
                       w.place
                FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS w(name, place) JOIN pg_attribute a ON a.attrelid = to_regclass(w.name) JOIN pg_type t ON t.oid = a.atttypid
                JOIN pg_type b ON b.oid = information_schema._pg_truetypid(a, t)
                LEFT JOIN pg_collation c ON c.oid = a.attcollation
                WHERE a.attnum > 0 AND NOT a.attisdropped
                ORDER BY w.place, a.attnum""", PostgresText.of(tables));
    }

    /** An index of a table from which others inherit knows nothing of their rows. */
    @Override
    public Sql uniqueKeys(TableName table) {
        return uniqueKeys(List.of(table));
    }

    private static Sql uniqueKeys(List<TableName> tables) {
        return Sql.of("""
                SELECT i.indexrelid::text, a.attname, w.place
                FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS w(name, place) JOIN pg_index i ON i.indrelid = to_regclass(w.name) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
                WHERE i.indisunique AND i.indimmediate AND i.indisvalid
                  AND i.indpred IS NULL AND i.indexprs IS NULL
                  AND NOT EXISTS (SELECT FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
                                  WHERE h.inhparent = i.indrelid AND p.relkind = 'r')
                ORDER BY w.place, i.indisprimary DESC, i.indexrelid, a.attnum""", PostgresText.of(tables));
    }

    @Override
    public Sql identity(TableName table) {
        return identity(List.of(table));
    }

    private static Sql identity(List<TableName> tables) {
        return Sql.of(
                "SELECT c.oid::text, w.place FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS w(name, place)"
                        + " JOIN pg_class c ON c.oid = to_regclass(w.name) WHERE c.relkind IN ('r', 'p')",
                PostgresText.of(tables));
    }

    @Override
    public Several several(List<TableName> tables) {
        return new Several(columns(tables), uniqueKeys(tables), PostgresRelation.of(tables), identity(tables));
    }
}
