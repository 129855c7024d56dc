-- stage
CREATE TABLE [#FLX_STAGE] ([ID] BIGINT NULL, [Odd "Name"] VARCHAR(10) NULL, [UPDATED_AT] datetime2(6) NULL, [flx_seq] BIGINT NULL) WITH (DISTRIBUTION = ROUND_ROBIN)
-- load
[#FLX_STAGE]
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- check keys (has to be 0)
SELECT COUNT_BIG(*) FROM (SELECT t.[ID] FROM [DIM].[DIM_CLIENTE] t WHERE EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID]) GROUP BY t.[ID] HAVING COUNT_BIG(*) > 1) d
-- update (counts UPDATED)
UPDATE t SET [Odd "Name"] = s.[Odd "Name"], [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME() FROM [DIM].[DIM_CLIENTE] t JOIN [#FLX_STAGE] s ON t.[ID] = s.[ID] WHERE (s.[UPDATED_AT] <> t.[UPDATED_AT] OR (s.[UPDATED_AT] IS NULL AND t.[UPDATED_AT] IS NOT NULL) OR (s.[UPDATED_AT] IS NOT NULL AND t.[UPDATED_AT] IS NULL) OR CAST(s.[Odd "Name"] AS varbinary(8000)) <> CAST(t.[Odd "Name"] AS varbinary(8000)) OR DATALENGTH(s.[Odd "Name"]) <> DATALENGTH(t.[Odd "Name"]) OR (s.[Odd "Name"] IS NULL AND t.[Odd "Name"] IS NOT NULL) OR (s.[Odd "Name"] IS NOT NULL AND t.[Odd "Name"] IS NULL))
-- insert (counts INSERTED)
INSERT INTO [DIM].[DIM_CLIENTE] ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME() FROM [#FLX_STAGE] s WHERE NOT EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID])
