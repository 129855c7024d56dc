CREATE TEMP TABLE "FLX_STAGE_k" AS SELECT t."ID" AS "ID", t."Odd ""Name""" AS "Odd ""Name""", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" t WHERE 1 = 0;
SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t;
SELECT t."ID", t."Odd ""Name""" FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL ORDER BY t."ID", t."Odd ""Name""";
DELETE FROM "DIM"."DIM_CLIENTE" AS t WHERE EXISTS (SELECT 1 FROM temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""");
SELECT DISTINCT s."ID", s."Odd ""Name""" FROM temp."FLX_STAGE_k" s WHERE EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") LIMIT 10;
SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""");
SELECT t."ID", t."Odd ""Name""" FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") ORDER BY t."ID", t."Odd ""Name""" LIMIT 10;
DELETE FROM "DIM"."DIM_CLIENTE" AS t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp."FLX_STAGE_k" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""");
SELECT DISTINCT s."ID", s."Odd ""Name""" FROM temp."FLX_STAGE_k" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") LIMIT 10;
