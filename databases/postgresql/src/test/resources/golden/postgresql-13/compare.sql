CREATE TEMPORARY TABLE pg_temp."FLX_STAGE_k" AS SELECT "ID", "Odd ""Name""", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA;
SET LOCAL enable_hashjoin = on;
SET LOCAL enable_mergejoin = on;
ANALYZE pg_temp."FLX_STAGE_k";
SELECT count(*) FROM "DIM"."DIM_CLIENTE" t;
SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""");
SELECT t."ID", t."Odd ""Name""" FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") ORDER BY t."ID", t."Odd ""Name""" LIMIT 10;
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""");
SELECT DISTINCT s."ID", s."Odd ""Name""" FROM pg_temp."FLX_STAGE_k" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") LIMIT 10;
