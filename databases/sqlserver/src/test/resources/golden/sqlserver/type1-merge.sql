-- stage
SELECT TOP (0) [ID], [Odd "Name"], CAST(NULL AS varchar(40)) AS [UPDATED_AT], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [DIM].[DIM_CLIENTE]
-- load
[#FLX_STAGE]
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- merge (asks [INSERTED, UPDATED])
EXEC sys.sp_executesql N'SET NOCOUNT ON;
DECLARE @done TABLE (act nvarchar(10) NOT NULL);
MERGE INTO [DIM].[DIM_CLIENTE] WITH (HOLDLOCK) AS t USING (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) AS s ON t.[ID] = s.[ID]
WHEN MATCHED AND EXISTS (SELECT s.[UPDATED_AT], CAST(s.[Odd "Name"] AS varbinary(8000)), DATALENGTH(s.[Odd "Name"]) EXCEPT SELECT t.[UPDATED_AT], CAST(t.[Odd "Name"] AS varbinary(8000)), DATALENGTH(t.[Odd "Name"])) THEN UPDATE SET [Odd "Name"] = s.[Odd "Name"], [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME()
WHEN NOT MATCHED BY TARGET THEN INSERT ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) VALUES (s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME())
OUTPUT $action INTO @done;
SELECT COUNT_BIG(CASE WHEN act = ''INSERT'' THEN 1 END), COUNT_BIG(CASE WHEN act = ''UPDATE'' THEN 1 END) FROM @done'
