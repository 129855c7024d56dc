SELECT CONCAT(o.object_id, ' ', CONVERT(varchar(30), o.create_date, 126)) FROM sys.objects o WHERE o.object_id = OBJECT_ID(?) AND o.type = 'U'
