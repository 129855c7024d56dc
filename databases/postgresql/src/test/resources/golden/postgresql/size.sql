WITH RECURSIVE part(id, top) AS (
  SELECT c.oid, c.relkind FROM pg_class c WHERE c.oid = to_regclass(?)
  UNION ALL
  SELECT i.inhrelid, part.top FROM pg_inherits i JOIN part ON i.inhparent = part.id)
SELECT COALESCE(SUM(GREATEST(c.reltuples, 0)), 0)::bigint, COALESCE(SUM(pg_table_size(c.oid)), 0)::bigint,
       (MAX(part.top::text) IN ('v', 'f'))::int
FROM part JOIN pg_class c ON c.oid = part.id
