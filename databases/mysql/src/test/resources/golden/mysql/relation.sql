SELECT what, CASE WHEN what = 'table' THEN 1 ELSE updatable END, CASE WHEN what = 'table' THEN 1 ELSE updatable END,
       CASE WHEN what = 'view' THEN 'it is a view' END, CASE WHEN what = 'table' AND triggers = 0 THEN 1 ELSE 0 END,
       CASE WHEN what = 'table' AND triggers = 0 THEN 0 ELSE 1 END
FROM (
  SELECT CASE WHEN t.TABLE_TYPE LIKE '%VIEW' THEN 'view'
              WHEN t.TABLE_TYPE = 'SEQUENCE' THEN 'sequence'
              WHEN COALESCE(e.TRANSACTIONS, 'YES') = 'YES' THEN 'table'
              ELSE 'table without transactions' END AS what,
         CASE WHEN EXISTS (SELECT 1 FROM information_schema.VIEWS v WHERE v.TABLE_SCHEMA = ?
                             AND v.TABLE_NAME = ? AND v.IS_UPDATABLE = 'YES') THEN 1 ELSE 0 END AS updatable,
         (SELECT COUNT(*) FROM information_schema.TRIGGERS g WHERE g.EVENT_OBJECT_SCHEMA = ?
            AND g.EVENT_OBJECT_TABLE = ? AND g.EVENT_MANIPULATION IN ('INSERT', 'UPDATE')) AS triggers
  FROM information_schema.TABLES t LEFT JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE
  WHERE t.TABLE_SCHEMA = ? AND t.TABLE_NAME = ?) r
