SELECT TOP (3) t.[k] FROM [dim].[t]]'] t WHERE EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[k] = s.[k]) GROUP BY t.[k] HAVING COUNT_BIG(*) > 1 ORDER BY t.[k]
