SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT] FROM (
SELECT * FROM core.customers
) s WHERE [UPDATED_AT] >= CAST(? AS datetime2(6)) AND ([UPDATED_AT] > CAST(? AS datetime2(6)) OR [ID] > CAST(? AS BIGINT)) AND [UPDATED_AT] < CAST(? AS datetime2(6)) AND ([UPDATED_AT] >= CAST(? AS datetime2(6)) AND ([UPDATED_AT] > CAST(? AS datetime2(6)) OR [ID] >= CAST(? AS BIGINT)) AND [UPDATED_AT] <= CAST(? AS datetime2(6)) AND ([UPDATED_AT] < CAST(? AS datetime2(6)) OR [ID] < CAST(? AS BIGINT)) AND [UPDATED_AT] IS NOT NULL AND [ID] IS NOT NULL) ORDER BY s.[UPDATED_AT], s.[ID]
