SELECT COUNT_BIG(*) FROM sys.triggers t JOIN sys.trigger_events e ON e.object_id = t.object_id WHERE t.parent_id = OBJECT_ID(?) AND e.type_desc = 'UPDATE'
