DELETE FROM pg_temp."FLX_STAGE" s USING (SELECT s."ID" AS "ID", max("flx_seq") AS last FROM pg_temp."FLX_STAGE" s GROUP BY s."ID" HAVING count(*) > 1) d WHERE s."ID" = d."ID" AND s."flx_seq" < d.last
