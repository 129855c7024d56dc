-- stage
SELECT TOP (0) [ID], (SELECT t.[CUSTOMER_SK] FROM [FACT].[SALE] t WHERE 1 = 0) AS [CUSTOMER_SK], (SELECT t.[PRODUCT_SK] FROM [FACT].[SALE] t WHERE 1 = 0) AS [PRODUCT_SK], [Odd "Name"], CAST(NULL AS varchar(40)) AS [UPDATED_AT], (SELECT d.[Odd "Name"] FROM [DIM].[CUSTOMER] d WHERE 1 = 0) AS [flx_key1], CAST(NULL AS varchar(40)) AS [flx_key2], (SELECT d.[SHOP] FROM [DIM].[PRODUCT] d WHERE 1 = 0) AS [flx_key3], (SELECT d.[Odd "Name"] FROM [DIM].[PRODUCT] d WHERE 1 = 0) AS [flx_key4], CAST(0 AS bigint) AS [flx_seq] INTO [#FLX_STAGE] FROM [FACT].[SALE]
-- load
[#FLX_STAGE]
-- check that CUSTOMER_SK has one member (has to be 0)
SELECT COUNT_BIG(*) FROM [#FLX_STAGE] s WHERE (SELECT COUNT_BIG(*) FROM [DIM].[CUSTOMER] d WHERE d.[Odd "Name"] = s.[flx_key1] AND d.[VALID_FROM] <= CAST(s.[flx_key2] AS datetime2(6)) AND (d.[VALID_TO] > CAST(s.[flx_key2] AS datetime2(6)) OR d.[VALID_TO] IS NULL)) > 1
-- look up members
UPDATE s SET [CUSTOMER_SK] = ISNULL((SELECT d.[CUSTOMER_SK] FROM [DIM].[CUSTOMER] d WHERE d.[Odd "Name"] = s.[flx_key1] AND d.[VALID_FROM] <= CAST(s.[flx_key2] AS datetime2(6)) AND (d.[VALID_TO] > CAST(s.[flx_key2] AS datetime2(6)) OR d.[VALID_TO] IS NULL)), CAST(? AS BIGINT)), [PRODUCT_SK] = (SELECT d.[PRODUCT_SK] FROM [DIM].[PRODUCT] d WHERE d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4]) FROM [#FLX_STAGE] s
-- add members of PRODUCT_SK
INSERT INTO [DIM].[PRODUCT] ([SHOP], [Odd "Name"], [INFERRED]) SELECT DISTINCT s.[flx_key3], s.[flx_key4], CAST(? AS BOOLEAN) FROM [#FLX_STAGE] s WHERE s.[PRODUCT_SK] IS NULL AND s.[flx_key3] IS NOT NULL AND s.[flx_key4] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [DIM].[PRODUCT] d WITH (UPDLOCK, HOLDLOCK) WHERE d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4])
-- look up PRODUCT_SK again
UPDATE s SET [PRODUCT_SK] = (SELECT d.[PRODUCT_SK] FROM [DIM].[PRODUCT] d WHERE d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4]) FROM [#FLX_STAGE] s WHERE s.[PRODUCT_SK] IS NULL
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- merge (asks [INSERTED, UPDATED])
EXEC sys.sp_executesql N'SET NOCOUNT ON;
DECLARE @done TABLE (act nvarchar(10) NOT NULL);
MERGE INTO [FACT].[SALE] WITH (HOLDLOCK) AS t USING (SELECT [ID], [CUSTOMER_SK], [PRODUCT_SK], [Odd "Name"], CAST([UPDATED_AT] AS datetime2(6)) AS [UPDATED_AT] FROM [#FLX_STAGE]) AS s ON t.[ID] = s.[ID]
WHEN MATCHED AND EXISTS (SELECT s.[UPDATED_AT], s.[CUSTOMER_SK], s.[PRODUCT_SK], CAST(s.[Odd "Name"] AS varbinary(8000)), DATALENGTH(s.[Odd "Name"]) EXCEPT SELECT t.[UPDATED_AT], t.[CUSTOMER_SK], t.[PRODUCT_SK], CAST(t.[Odd "Name"] AS varbinary(8000)), DATALENGTH(t.[Odd "Name"])) THEN UPDATE SET [CUSTOMER_SK] = s.[CUSTOMER_SK], [PRODUCT_SK] = s.[PRODUCT_SK], [Odd "Name"] = s.[Odd "Name"], [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME()
WHEN NOT MATCHED BY TARGET THEN INSERT ([ID], [CUSTOMER_SK], [PRODUCT_SK], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) VALUES (s.[ID], s.[CUSTOMER_SK], s.[PRODUCT_SK], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME())
OUTPUT $action INTO @done;
SELECT COUNT_BIG(CASE WHEN act = ''INSERT'' THEN 1 END), COUNT_BIG(CASE WHEN act = ''UPDATE'' THEN 1 END) FROM @done'
