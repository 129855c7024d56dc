DECLARE @granted int;
EXEC @granted = sys.sp_getapplock @Resource = ?, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 1;
IF @granted < -1 RAISERROR(N'sp_getapplock returned %d', 16, 1, @granted);
SELECT @granted WHERE @granted >= 0
