-- stage
CREATE LOCAL TEMPORARY TABLE "FLX_STAGE" NOT PERSISTENT TRANSACTIONAL AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WHERE 1 = 0
-- stage index
CREATE INDEX "FLX_STAGE_KEY" ON "FLX_STAGE" ("ID")
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") VALUES (?, ?, ?, ?)
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT COUNT(*) FROM "FLX_STAGE" s) - (SELECT COUNT(*) FROM (SELECT DISTINCT s."ID" AS "ID" FROM "FLX_STAGE" s) d)
-- check part (has to be 0)
SELECT COUNT(*) FROM "FLX_STAGE" t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits, counts DELETED)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND (t."ID" IS NULL OR t."ID" NOT IN (SELECT s."ID" FROM "FLX_STAGE" s))), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?))
-- delete
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND (t."ID" IS NULL OR t."ID" NOT IN (SELECT s."ID" FROM "FLX_STAGE" s))
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND (t."ID" IS NULL OR t."ID" NOT IN (SELECT s."ID" FROM "FLX_STAGE" s))), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?))
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- count updates (asks [UPDATED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR s."Odd ""Name""" IS DISTINCT FROM t."Odd ""Name"""))
-- update
UPDATE "DIM"."DIM_CLIENTE" t SET "Odd ""Name""" = (SELECT s."Odd ""Name""" FROM "FLX_STAGE" s WHERE s."ID" = t."ID"), "UPDATED_AT" = (SELECT s."UPDATED_AT" FROM "FLX_STAGE" s WHERE s."ID" = t."ID"), "DW_LOADED_AT" = LOCALTIMESTAMP(9) WHERE t."ID" IN (SELECT s."ID" FROM "FLX_STAGE" s) AND EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE s."ID" = t."ID" AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR s."Odd ""Name""" IS DISTINCT FROM t."Odd ""Name"""))
-- check updates (has to be 0, asked FEWER_CHANGED)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR s."Odd ""Name""" IS DISTINCT FROM t."Odd ""Name"""))
-- insert
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP(9) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- check inserts (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
