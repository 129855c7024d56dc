SELECT CASE WHEN a.attcollation <> t.typcollation THEN quote_ident(n.nspname) || '.' || quote_ident(l.collname) END,
       CASE WHEN t.typtype = 'd' THEN 'its type is a domain'
            WHEN EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid
                         AND d.refobjsubid = a.attnum AND d.classid = 'pg_rewrite'::regclass) THEN 'a view shows it' END
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_namespace n ON n.oid = l.collnamespace
WHERE a.attrelid = to_regclass(?) AND a.attname = ?
