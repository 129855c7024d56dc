-- stage
SELECT TOP (0) [ID], [Odd "Name"], CAST(NULL AS varchar(40)) AS [UPDATED_AT], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [DIM].[DIM_CLIENTE]
-- load
[#FLX_STAGE]
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- count updates (asks [UPDATED])
SELECT COUNT_BIG(*) FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s WHERE EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND EXISTS (SELECT s.[UPDATED_AT], CAST(s.[Odd "Name"] AS varbinary(8000)), DATALENGTH(s.[Odd "Name"]) EXCEPT SELECT t.[UPDATED_AT], CAST(t.[Odd "Name"] AS varbinary(8000)), DATALENGTH(t.[Odd "Name"])))
-- update
UPDATE t SET [Odd "Name"] = s.[Odd "Name"], [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME() FROM [DIM].[DIM_CLIENTE] t WITH (UPDLOCK, HOLDLOCK) JOIN (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s ON t.[ID] = s.[ID] WHERE EXISTS (SELECT s.[UPDATED_AT], CAST(s.[Odd "Name"] AS varbinary(8000)), DATALENGTH(s.[Odd "Name"]) EXCEPT SELECT t.[UPDATED_AT], CAST(t.[Odd "Name"] AS varbinary(8000)), DATALENGTH(t.[Odd "Name"]))
-- insert (counts INSERTED)
INSERT INTO [DIM].[DIM_CLIENTE] ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME() FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s WHERE NOT EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WITH (UPDLOCK, HOLDLOCK) WHERE t.[ID] = s.[ID])
