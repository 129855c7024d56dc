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
-- merge (asks [INSERTED, UPDATED])
EXEC sys.sp_executesql N'SET NOCOUNT ON;
DECLARE @done TABLE (act nvarchar(10) NOT NULL);
MERGE INTO [DIM].[DIM_CLIENTE] WITH (HOLDLOCK) AS t USING (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT], [flx_gone] FROM [#FLX_STAGE]) AS s ON t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]
WHEN MATCHED AND (EXISTS (SELECT s.[UPDATED_AT] EXCEPT SELECT t.[UPDATED_AT]) OR t.[DW_DELETED_AT] IS NOT NULL) THEN UPDATE SET [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME(), [DW_DELETED_AT] = NULL
WHEN NOT MATCHED BY TARGET THEN INSERT ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT], [DW_DELETED_AT]) VALUES (s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME(), NULL)
OUTPUT $action INTO @done;
SELECT COUNT_BIG(CASE WHEN act = ''INSERT'' THEN 1 END), COUNT_BIG(CASE WHEN act = ''UPDATE'' THEN 1 END) FROM @done'
