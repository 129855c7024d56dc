WITH RECURSIVE part(place, top, id) AS (
  SELECT w.place, to_regclass(w.name)::oid, to_regclass(w.name)::oid FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS w(name, place)
  UNION
  SELECT part.place, part.top, i.inhrelid FROM pg_inherits i JOIN part ON i.inhparent = part.id),
here AS (
  SELECT p.place, c.oid, CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
           WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'relation' END AS what,
         c.relkind IN ('r', 'p') AS stored,
         pg_relation_is_updatable(c.oid, true) AS events,
         EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3') AND r.ev_enabled IN ('O', 'A')) AS rules,
         EXISTS (SELECT FROM part JOIN pg_class f ON f.oid = part.id WHERE part.place = p.place AND f.relkind = 'f') AS abroad,
         EXISTS (SELECT FROM part JOIN pg_trigger t ON t.tgrelid = part.id
                 WHERE part.place = p.place AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgtype & 20 <> 0) AS triggers
  FROM part p JOIN pg_class c ON c.oid = p.id WHERE p.id = p.top)
SELECT what, (events & 8 <> 0)::int, (events & 4 <> 0)::int,
       CASE WHEN rules THEN 'it has a rule'
            WHEN NOT stored THEN 'it is a ' || what
            WHEN abroad THEN 'a part of it is a foreign table' END,
       (stored AND NOT rules)::int,
       (NOT stored OR rules OR abroad OR triggers)::int, place
FROM here
