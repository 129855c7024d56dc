-- stage
CREATE TABLE [#FLX_STAGE] ([ID] BIGINT NULL, [Odd "Name"] VARCHAR(10) NULL, [UPDATED_AT] datetime2(6) NULL, [flx_seq] BIGINT NULL) WITH (DISTRIBUTION = ROUND_ROBIN)
-- load
[#FLX_STAGE]
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT COUNT_BIG(*) FROM [#FLX_STAGE] s) - (SELECT COUNT_BIG(*) FROM (SELECT DISTINCT s.[ID] AS [ID], s.[Odd "Name"] AS [Odd "Name"] FROM [#FLX_STAGE] s) d)
-- check part (has to be 0)
SELECT COUNT_BIG(*) FROM [#FLX_STAGE] t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits)
SELECT (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])), (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))))
-- delete (counts DELETED)
DELETE t FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])), (SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.[CUSTOMER_SK] <> CAST(? AS BIGINT)) AND (t.[ID] IS NULL OR t.[ID] <> CAST(? AS BIGINT) OR t.[Odd "Name"] IS NULL OR t.[Odd "Name"] <> CAST(? AS VARCHAR(10))))
-- check keys (has to be 0)
SELECT COUNT_BIG(*) FROM (SELECT t.[ID], t.[Odd "Name"] FROM [DIM].[DIM_CLIENTE] t WHERE EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]) GROUP BY t.[ID], t.[Odd "Name"] HAVING COUNT_BIG(*) > 1) d
-- update (counts UPDATED)
UPDATE t SET [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME() FROM [DIM].[DIM_CLIENTE] t JOIN [#FLX_STAGE] s ON t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"] WHERE (s.[UPDATED_AT] <> t.[UPDATED_AT] OR (s.[UPDATED_AT] IS NULL AND t.[UPDATED_AT] IS NOT NULL) OR (s.[UPDATED_AT] IS NOT NULL AND t.[UPDATED_AT] IS NULL))
-- insert (counts INSERTED)
INSERT INTO [DIM].[DIM_CLIENTE] ([ID], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) SELECT s.[ID], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME() FROM [#FLX_STAGE] s WHERE NOT EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"])
