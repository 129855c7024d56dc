UPDATE s SET [PRODUCT_SK] = d.[PRODUCT_SK] FROM [#FLX_STAGE] s JOIN [DIM].[PRODUCT] d ON d.[SHOP] = s.[flx_key3] AND d.[Odd "Name"] = s.[flx_key4]
