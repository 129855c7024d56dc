SELECT CAST(NULL AS datetimeoffset(7)), 'a serverless SQL pool or a SQL analytics endpoint tells nobody when a transaction began', CAST(NULL AS varchar(10))
