SELECT CAST(NULL AS datetimeoffset(7)), 'a Fabric Warehouse tells nobody when a transaction began', CAST(NULL AS varchar(10))
