EXEC sys.sp_executesql N'SET NOCOUNT ON;
DECLARE @zone nvarchar(128);
BEGIN TRY
EXEC sys.sp_executesql N''SELECT @name = CURRENT_TIMEZONE_ID()'', N''@name nvarchar(128) OUTPUT'', @name = @zone OUTPUT;
END TRY
BEGIN CATCH
SET @zone = NULL;
END CATCH;
SELECT @zone, N''the server'', DATEPART(tzoffset, SYSDATETIMEOFFSET()) * 60'
