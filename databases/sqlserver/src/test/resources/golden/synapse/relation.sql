SELECT r.what, CASE WHEN r.what = 'table' THEN 1 ELSE 0 END, CASE WHEN r.what = 'table' THEN 1 ELSE 0 END, 'its database keeps no key unique', 0, 0
FROM (
  SELECT CASE WHEN o.type = 'V' THEN 'view' WHEN b.is_external = 1 OR o.type = 'ET' THEN 'external table' ELSE 'table' END AS what
  FROM sys.objects o LEFT JOIN sys.tables b ON b.object_id = o.object_id
  WHERE o.object_id = OBJECT_ID(?)) r
