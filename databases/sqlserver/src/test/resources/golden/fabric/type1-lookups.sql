-- stage
CREATE TABLE [#FLX_STAGE] ([ID] BIGINT NULL, [CUSTOMER_SK] BIGINT NULL, [PRODUCT_SK] BIGINT NULL, [Odd "Name"] VARCHAR(10) NULL, [UPDATED_AT] datetime2(6) NULL, [flx_key1] VARCHAR(10) NULL, [flx_key2] datetime2(6) NULL, [flx_key3] BIGINT NULL, [flx_key4] VARCHAR(10) NULL, [flx_seq] BIGINT NULL) WITH (DISTRIBUTION = ROUND_ROBIN)
-- load
[#FLX_STAGE]
-- check that CUSTOMER_SK has one member (has to be 0)
SELECT COUNT_BIG(*) FROM [#FLX_STAGE] s WHERE (SELECT COUNT_BIG(*) FROM [DIM].[CUSTOMER] d WHERE d.[Odd "Name"] = s.[flx_key1] AND d.[VALID_FROM] <= s.[flx_key2] AND (d.[VALID_TO] > s.[flx_key2] OR d.[VALID_TO] IS NULL)) > 1
-- look up members
UPDATE s SET [CUSTOMER_SK] = d.[CUSTOMER_SK] FROM [#FLX_STAGE] s JOIN [DIM].[CUSTOMER] d ON d.[Odd "Name"] = s.[flx_key1] AND d.[VALID_FROM] <= s.[flx_key2] AND (d.[VALID_TO] > s.[flx_key2] OR d.[VALID_TO] IS NULL)
-- look up members
UPDATE s SET [CUSTOMER_SK] = CAST(? AS BIGINT) FROM [#FLX_STAGE] s WHERE s.[CUSTOMER_SK] IS NULL
-- look up members
UPDATE s SET [PRODUCT_SK] = d.[PRODUCT_SK] FROM [#FLX_STAGE] s JOIN [DIM].[PRODUCT] d ON d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4]
-- add members of PRODUCT_SK
INSERT INTO [DIM].[PRODUCT] ([SHOP], [Odd "Name"], [INFERRED]) SELECT DISTINCT s.[flx_key3], s.[flx_key4], CAST(? AS BOOLEAN) FROM [#FLX_STAGE] s WHERE s.[PRODUCT_SK] IS NULL AND s.[flx_key3] IS NOT NULL AND s.[flx_key4] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [DIM].[PRODUCT] d WHERE d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4])
-- look up PRODUCT_SK again
UPDATE s SET [PRODUCT_SK] = (SELECT d.[PRODUCT_SK] FROM [DIM].[PRODUCT] d WHERE d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4]) FROM [#FLX_STAGE] s WHERE s.[PRODUCT_SK] IS NULL
-- drop superseded (counts SUPERSEDED)
DELETE FROM [#FLX_STAGE] WHERE [flx_seq] IN (SELECT [flx_seq] FROM (SELECT [flx_seq], ROW_NUMBER() OVER (PARTITION BY [ID] ORDER BY [flx_seq] DESC) AS n FROM [#FLX_STAGE]) d WHERE d.n > 1)
-- check keys (has to be 0)
SELECT COUNT_BIG(*) FROM (SELECT t.[ID] FROM [FACT].[SALE] t WHERE EXISTS (SELECT 1 FROM [#FLX_STAGE] s WHERE t.[ID] = s.[ID]) GROUP BY t.[ID] HAVING COUNT_BIG(*) > 1) d
-- update (counts UPDATED)
UPDATE t SET [CUSTOMER_SK] = s.[CUSTOMER_SK], [PRODUCT_SK] = s.[PRODUCT_SK], [Odd "Name"] = s.[Odd "Name"], [UPDATED_AT] = s.[UPDATED_AT], [DW_LOADED_AT] = SYSDATETIME() FROM [FACT].[SALE] t JOIN [#FLX_STAGE] s ON t.[ID] = s.[ID] WHERE (s.[UPDATED_AT] <> t.[UPDATED_AT] OR (s.[UPDATED_AT] IS NULL AND t.[UPDATED_AT] IS NOT NULL) OR (s.[UPDATED_AT] IS NOT NULL AND t.[UPDATED_AT] IS NULL) OR s.[CUSTOMER_SK] <> t.[CUSTOMER_SK] OR (s.[CUSTOMER_SK] IS NULL AND t.[CUSTOMER_SK] IS NOT NULL) OR (s.[CUSTOMER_SK] IS NOT NULL AND t.[CUSTOMER_SK] IS NULL) OR s.[PRODUCT_SK] <> t.[PRODUCT_SK] OR (s.[PRODUCT_SK] IS NULL AND t.[PRODUCT_SK] IS NOT NULL) OR (s.[PRODUCT_SK] IS NOT NULL AND t.[PRODUCT_SK] IS NULL) OR CAST(s.[Odd "Name"] AS varbinary(8000)) <> CAST(t.[Odd "Name"] AS varbinary(8000)) OR DATALENGTH(s.[Odd "Name"]) <> DATALENGTH(t.[Odd "Name"]) OR (s.[Odd "Name"] IS NULL AND t.[Odd "Name"] IS NOT NULL) OR (s.[Odd "Name"] IS NOT NULL AND t.[Odd "Name"] IS NULL))
-- insert (counts INSERTED)
INSERT INTO [FACT].[SALE] ([ID], [CUSTOMER_SK], [PRODUCT_SK], [Odd "Name"], [UPDATED_AT], [DW_LOADED_AT]) SELECT s.[ID], s.[CUSTOMER_SK], s.[PRODUCT_SK], s.[Odd "Name"], s.[UPDATED_AT], SYSDATETIME() FROM [#FLX_STAGE] s WHERE NOT EXISTS (SELECT 1 FROM [FACT].[SALE] t WHERE t.[ID] = s.[ID])
