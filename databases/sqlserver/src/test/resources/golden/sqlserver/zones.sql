EXEC sys.sp_executesql N'SET NOCOUNT ON;
DECLARE @zone nvarchar(128);
IF CAST(SERVERPROPERTY(''ProductMajorVersion'') AS int) >= 15 OR CAST(SERVERPROPERTY(''EngineEdition'') AS int) IN (5, 8)
EXEC sys.sp_executesql N''SELECT @name = CURRENT_TIMEZONE_ID()'', N''@name nvarchar(128) OUTPUT'', @name = @zone OUTPUT;
SELECT @zone, N''the server'', DATEPART(tzoffset, SYSDATETIMEOFFSET()) * 60'
