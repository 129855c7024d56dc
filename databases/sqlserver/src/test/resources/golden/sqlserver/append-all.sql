-- stage
SELECT TOP (0) [ID], [Odd "Name"], CAST(NULL AS varchar(40)) AS [UPDATED_AT], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [DIM].[DIM_CLIENTE]
-- load
[#FLX_STAGE]
-- insert (counts INSERTED)
INSERT INTO [DIM].[DIM_CLIENTE] ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME() FROM (SELECT [ID], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) s
