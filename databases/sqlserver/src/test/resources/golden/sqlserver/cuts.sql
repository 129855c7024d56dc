SELECT [UPDATED_AT], [ID] FROM (SELECT s.[UPDATED_AT] AS [UPDATED_AT], s.[ID] AS [ID], ROW_NUMBER() OVER (ORDER BY s.[UPDATED_AT], s.[ID]) AS flx_place, COUNT_BIG(*) OVER () AS flx_rows FROM (
SELECT * FROM core.customers
) s WHERE [UPDATED_AT] >= CAST(? AS datetime2(6)) AND ([UPDATED_AT] > CAST(? AS datetime2(6)) OR [ID] > CAST(? AS BIGINT)) AND [UPDATED_AT] < CAST(? AS datetime2(6)) AND CHECKSUM(NEWID()) % 10 = 0 AND [UPDATED_AT] IS NOT NULL AND [ID] IS NOT NULL) p WHERE flx_rows >= 100 AND flx_place > 1 AND (flx_place - 1) * 4 % flx_rows < 4 ORDER BY flx_place OPTION (RECOMPILE)
