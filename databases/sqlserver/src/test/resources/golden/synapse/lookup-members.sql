SELECT TOP (4) d.[SHOP], d.[Odd "Name"], d.[PRODUCT_SK] FROM [DIM].[PRODUCT] d
