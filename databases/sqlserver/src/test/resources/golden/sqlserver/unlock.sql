DECLARE @freed int;
EXEC @freed = sys.sp_releaseapplock @Resource = ?, @LockOwner = 'Session';
SELECT @freed WHERE @freed >= 0
