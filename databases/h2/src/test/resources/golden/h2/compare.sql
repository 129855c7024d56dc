CREATE LOCAL TEMPORARY TABLE "FLX_STAGE_k" NOT PERSISTENT TRANSACTIONAL AS SELECT "ID", "Odd ""Name""", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WHERE 1 = 0;
SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t;
SELECT t."ID", t."Odd ""Name""" FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL ORDER BY t."ID", t."Odd ""Name""";
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE (t."ID", t."Odd ""Name""") IN (SELECT s."ID", s."Odd ""Name""" FROM "FLX_STAGE_k" s);
SELECT DISTINCT s."ID", s."Odd ""Name""" FROM "FLX_STAGE_k" s WHERE EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") FETCH FIRST 10 ROWS ONLY;
SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND (t."ID", t."Odd ""Name""") NOT IN (SELECT s."ID", s."Odd ""Name""" FROM "FLX_STAGE_k" s);
SELECT t."ID", t."Odd ""Name""" FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND (t."ID", t."Odd ""Name""") NOT IN (SELECT s."ID", s."Odd ""Name""" FROM "FLX_STAGE_k" s) ORDER BY t."ID", t."Odd ""Name""" FETCH FIRST 10 ROWS ONLY;
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."Odd ""Name""" IS NOT NULL AND (t."ID", t."Odd ""Name""") NOT IN (SELECT s."ID", s."Odd ""Name""" FROM "FLX_STAGE_k" s);
SELECT DISTINCT s."ID", s."Odd ""Name""" FROM "FLX_STAGE_k" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") FETCH FIRST 10 ROWS ONLY;
