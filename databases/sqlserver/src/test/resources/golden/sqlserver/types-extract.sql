SELECT s.[k], s.[longer], s.[old], s.[bytes], s.[offset], s.[small], s.[uid], CAST(s.[doc] AS nvarchar(max)), N'SRID=' + CAST(s.[place].STSrid AS nvarchar(10)) + N';' + s.[place].ToString() FROM (
SELECT * FROM t
) s ORDER BY s.[k]
