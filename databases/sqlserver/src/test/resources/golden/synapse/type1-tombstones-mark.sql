-- stage
CREATE TABLE [#FLX_STAGE] WITH (DISTRIBUTION = ROUND_ROBIN, HEAP) AS SELECT TOP (0) CASE WHEN 1 = 1 THEN t.[ID] END AS [ID], CASE WHEN 1 = 1 THEN t.[Odd "Name"] END AS [Odd "Name"], CASE WHEN 1 = 1 THEN t.[UPDATED_AT] END AS [UPDATED_AT], CAST(NULL AS BIGINT) AS [flx_gone], CAST(NULL AS BIGINT) AS [flx_seq] FROM [DIM].[DIM_CLIENTE] t
-- load
[#FLX_STAGE]
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID], [Odd "Name"] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- delete (counts DELETED)
UPDATE t SET [DW_LOADED_AT] = SYSDATETIME(), [DW_DELETED_AT] = SYSDATETIME() FROM [DIM].[DIM_CLIENTE] t WHERE t.[DW_DELETED_AT] IS NULL AND EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] AND s.[flx_gone] = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT_BIG(*) FROM [#FLX_STAGE] s WHERE s.[flx_gone] = 1 AND EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] AND t.[DW_DELETED_AT] IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_gone] = 1
-- check keys (has to be 0)
SELECT COUNT_BIG(*) FROM (SELECT t.[ID], t.[Odd "Name"] FROM [DIM].[DIM_CLIENTE] t WHERE EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]) GROUP BY t.[ID], t.[Odd "Name"] HAVING COUNT_BIG(*) > 1) d
-- update (counts UPDATED)
UPDATE t SET [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME(), [DW_DELETED_AT] = NULL FROM [DIM].[DIM_CLIENTE] t JOIN [#FLX_STAGE] s ON t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] WHERE (s.[UPDATED_AT] <> t.[UPDATED_AT] OR (s.[UPDATED_AT] IS NULL AND t.[UPDATED_AT] IS NOT NULL) OR (s.[UPDATED_AT] IS NOT NULL AND t.[UPDATED_AT] IS NULL)) OR t.[DW_DELETED_AT] IS NOT NULL
-- insert (counts INSERTED)
INSERT INTO [DIM].[DIM_CLIENTE] ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT], [DW_DELETED_AT]) SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME(), NULL FROM [#FLX_STAGE] s WHERE NOT EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])
