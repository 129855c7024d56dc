SELECT t.[k], t.[v], t.[at] FROM [dbo].[hot] t WITH (SNAPSHOT) WHERE t.[k] = CAST(? AS nvarchar(20))
