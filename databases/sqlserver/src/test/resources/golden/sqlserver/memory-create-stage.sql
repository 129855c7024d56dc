SELECT TOP (0) [k], [v], CAST(NULL AS varchar(40)) AS [at], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [dbo].[hot] WITH (SNAPSHOT)
