-- stage
SELECT TOP (0) [ID], [Odd "Name"], CAST(NULL AS varchar(40)) AS [UPDATED_AT], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [DIM].[DIM_CLIENTE]
-- load
[#FLX_STAGE]
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT COUNT_BIG(*) FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s) - (SELECT COUNT_BIG(*) FROM (SELECT DISTINCT s.[ID] AS [ID], s.[Odd "Name"] AS [Odd "Name"] FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s) d)
-- check part (has to be 0)
SELECT COUNT_BIG(*) FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT], [flx_seq] FROM [#FLX_STAGE]) t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits)
SELECT (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT 1 FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])), (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))))
-- delete (counts DELETED)
DELETE t FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT 1 FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT 1 FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])), (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))))
-- merge (asks [INSERTED, UPDATED])
EXEC sys.sp_executesql N'SET NOCOUNT ON;
DECLARE @done TABLE (act nvarchar(10) NOT NULL);
MERGE INTO [DIM].[DIM_CLIENTE] WITH (HOLDLOCK) AS t USING (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) AS s ON t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]
WHEN MATCHED AND EXISTS (SELECT s.[UPDATED_AT] EXCEPT SELECT t.[UPDATED_AT]) THEN UPDATE SET [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME()
WHEN NOT MATCHED BY TARGET THEN INSERT ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) VALUES (s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME())
OUTPUT $action INTO @done;
SELECT COUNT_BIG(CASE WHEN act = ''INSERT'' THEN 1 END), COUNT_BIG(CASE WHEN act = ''UPDATE'' THEN 1 END) FROM @done'
