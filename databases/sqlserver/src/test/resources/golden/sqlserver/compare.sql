SELECT TOP (0) [ID], [Odd "Name"], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE_k] FROM [DIM].[DIM_CLIENTE];
SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t;
SELECT t.[ID], t.[Odd "Name"] FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] IS NOT NULL AND t.[Odd "Name"] IS NOT NULL ORDER BY t.[ID], t.[Odd "Name"];
DELETE t FROM [DIM].[DIM_CLIENTE] t WHERE EXISTS (SELECT 1 FROM [#FLX_STAGE_k] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]);
SELECT DISTINCT TOP (10) s.[ID], s.[Odd "Name"] FROM [#FLX_STAGE_k] s WHERE EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]);
SELECT COUNT_BIG(*) FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] IS NOT NULL AND t.[Odd "Name"] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [#FLX_STAGE_k] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]);
SELECT TOP (10) t.[ID], t.[Odd "Name"] FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] IS NOT NULL AND t.[Odd "Name"] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [#FLX_STAGE_k] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]) ORDER BY t.[ID], t.[Odd "Name"];
DELETE t FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] IS NOT NULL AND t.[Odd "Name"] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [#FLX_STAGE_k] s WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]);
SELECT DISTINCT TOP (10) s.[ID], s.[Odd "Name"] FROM [#FLX_STAGE_k] s WHERE NOT EXISTS (SELECT 1 FROM [DIM].[DIM_CLIENTE] t WHERE t.[ID] = s.[ID] AND t.[Odd "Name"] = s.[Odd "Name"]);
