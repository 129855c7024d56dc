SELECT TOP (0) [ID], [Odd "Name"], [UPDATED_AT], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [DIM].[DIM_CLIENTE]
