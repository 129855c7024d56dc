-- stage
SELECT TOP (0) [ID], [Odd "Name"], CAST(NULL AS varchar(40)) AS [UPDATED_AT], CAST(0 AS bigint) AS [flx_gone], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [DIM].[DIM_CLIENTE]
-- load
[#FLX_STAGE]
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID], [Odd "Name"] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- delete (counts DELETED)
UPDATE t SET [DW_LOADED_AT] = SYSDATETIME(), [DW_DELETED_AT] = SYSDATETIME() FROM [DIM].[DIM_CLIENTE] t WHERE t.[DW_DELETED_AT] IS NULL AND EXISTS (SELECT 1 FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT], [flx_gone] FROM [#FLX_STAGE]) s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] AND s.[flx_gone] = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT_BIG(*) FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT], [flx_gone] FROM [#FLX_STAGE]) s WHERE s.[flx_gone] = 1 AND EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] AND t.[DW_DELETED_AT] IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_gone] = 1
-- update (counts UPDATED)
UPDATE t SET [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME(), [DW_DELETED_AT] = NULL FROM [DIM].[DIM_CLIENTE] t WITH (UPDLOCK, HOLDLOCK) JOIN (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT], [flx_gone] FROM [#FLX_STAGE]) s ON t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] WHERE EXISTS (SELECT s.[UPDATED_AT] EXCEPT SELECT t.[UPDATED_AT]) OR t.[DW_DELETED_AT] IS NOT NULL
-- insert (counts INSERTED)
INSERT INTO [DIM].[DIM_CLIENTE] ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT], [DW_DELETED_AT]) SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME(), NULL FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT], [flx_gone] FROM [#FLX_STAGE]) s WHERE NOT EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WITH (UPDLOCK, HOLDLOCK) WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])
